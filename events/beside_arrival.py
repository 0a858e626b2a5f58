"""What stands beside an arrival checklist: the centre's next free time, and where to book it."""

from typing import Any

from events.finding.listing import registration_events
from guidance.arrival.checklist import Checklist


def next_time(checklist: Checklist) -> dict[str, Any]:
    """Empty where the centre has no registration days that can be booked."""
    event = registration_events(checklist.centre).first()
    if event is None:
        return {}
    free = event.next_free  # type: ignore[attr-defined]
    return {"next_free": free, "book_url": event.get_absolute_url()}
