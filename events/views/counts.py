"""The numbers beside the tabs of an event: who comes, who waits, what is reserved."""

from events.models import Attendee, Booking, Event, WaitlistEntry
from events.sign_up.allotted import allotments_of


def people_to_come(event: Event) -> int:
    """At the dates that are still to come; of a course at its next meeting."""
    coming = event.sessions.upcoming()  # type: ignore[attr-defined]
    people = Attendee.objects.coming()
    if event.kind == Event.Kind.COURSE:
        return people.filter(session=coming.first()).count()
    return people.filter(session__in=coming).count()


def in_line(event: Event) -> int:
    return WaitlistEntry.objects.filter(event=event, state__in=WaitlistEntry.STANDING).count()


def allotments_held(event: Event) -> int:
    return allotments_of(event).filter(state=Booking.State.HELD).count()
