"""What the clock does for companies' new hires."""

from companies.reminding import remind_before_visits
from outbox.clock import every


@every(minutes=15)
def remind_new_hires() -> None:
    remind_before_visits()
