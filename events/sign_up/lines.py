"""The lines for seats at an event, as its staff look at them."""

from collections.abc import Sequence
from dataclasses import dataclass

from events.models import Event, Session, WaitlistEntry
from events.sign_up.line_by_staff import what_next
from events.sign_up.opening import Opening

State = WaitlistEntry.State


@dataclass(frozen=True)
class Line:
    """Who waits for one date, or for a course as a whole."""

    session: Session  # the date, or the first meeting to come
    waiting: Sequence[WaitlistEntry]  # in the order in which they are asked
    offered: Sequence[WaitlistEntry]  # whose answer is waited for
    free: int

    @property
    def seats(self) -> int:
        return sum(entry.seats for entry in self.waiting)

    @property
    def next_step(self) -> str:
        return what_next(self.waiting, self.session, self.free)


def standing(event: Event) -> list[WaitlistEntry]:
    """Whoever waits or is asked, in the order of the line."""
    entries = WaitlistEntry.objects.filter(event=event, state__in=WaitlistEntry.STANDING)
    return list(entries.select_related("booking").order_by("joined_at", "pk"))


def lines_of(event: Event) -> list[Line]:
    """Where somebody waits, by date."""
    entries = standing(event)
    coming = list(event.sessions.upcoming().with_quotas())
    if event.kind == Event.Kind.COURSE:
        return [_line(coming, entries)] if coming and entries else []
    of_dates = [(one, [each for each in entries if each.session_id == one.pk]) for one in coming]
    return [_line([session], own) for session, own in of_dates if own]


def _line(sessions: Sequence[Session], entries: Sequence[WaitlistEntry]) -> Line:
    return Line(
        session=sessions[0],
        waiting=[entry for entry in entries if entry.state == State.WAITING],
        offered=[entry for entry in entries if entry.state == State.OFFERED],
        free=max(0, Opening(sessions[0].event, sessions).free),
    )
