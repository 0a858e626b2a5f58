"""What the worker does for companies: after the desk's taps, and by the clock."""

from django_tasks import task

from companies.completion import settle
from companies.models import GroupBooking
from companies.reminding import remind_before_visits
from outbox.clock import every


@task()
def settle_booking(pk: int) -> None:
    settle(GroupBooking.objects.get(pk=pk))


@every(minutes=15)
def remind_new_hires() -> None:
    remind_before_visits()
