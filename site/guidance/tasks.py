"""What the worker does for checklists and rules, by the clock."""

from guidance import scheduling, weekly
from guidance.arrival import keeping, sending
from outbox.clock import every


@every(minutes=24 * 60)
def forget_checklists() -> None:
    keeping.forget_old()
    sending.forget_unsent()


@every(minutes=60)
def check_rules() -> None:
    weekly.tell()


@every(minutes=1)
def publish_rules() -> None:
    """Drafts whose hour has come; what is over goes with the pages (``content.tasks``)."""
    scheduling.publish_due()
