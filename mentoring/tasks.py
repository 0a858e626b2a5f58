"""What the worker does for mentoring, by the clock."""

from django.utils import timezone

from mentoring.applying import reminding
from outbox.clock import every


@every(minutes=60)
def remind_of_applications() -> None:
    """Three days before the last day, whoever has not sent."""
    reminding.remind_all(timezone.localdate())
