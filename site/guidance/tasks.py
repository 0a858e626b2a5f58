"""What the worker does for checklists, by the clock."""

from guidance.arrival import keeping, sending
from outbox.clock import every


@every(minutes=24 * 60)
def forget_checklists() -> None:
    keeping.forget_old()
    sending.forget_unsent()
