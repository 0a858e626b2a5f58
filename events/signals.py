"""News about people on bookings, for the apps above.

Each signal has a function that sends it, inside the transaction of the change, with
``sender=Attendee``. A receiver answers the ids of the attendees whom it has told in its own words;
the function answers the others, and ``events`` writes to them:

    attendees_cancelled.connect(tell_cancelled, dispatch_uid="companies.cancelled")

    def tell_cancelled(sender, *, attendees, **news) -> Collection[int]: ...
"""

from collections.abc import Sequence
from typing import Any

from django.dispatch import Signal

from events.models import Attendee, Session

attendees_cancelled = Signal()  # attendees, reason, session
attendees_moved = Signal()  # attendees, was
attendees_sent_away = Signal()  # attendees
sessions_changed = Signal()  # attendees
visits_changed = Signal()  # attendees
tickets_wanted = Signal()  # attendees, key


def send_cancelled(
    attendees: Sequence[Attendee], *, reason: str, session: Session | None = None
) -> list[Attendee]:
    """They are not expected any more. ``session`` is the one that was called off as a whole."""
    return _untold(attendees_cancelled, attendees, reason=reason, session=session)


def send_moved(attendees: Sequence[Attendee], *, was: Session) -> list[Attendee]:
    """They come to another session than ``was``; or to other desks, where it is the same."""
    return _untold(attendees_moved, attendees, was=was)


def send_sessions_changed(attendees: Sequence[Attendee]) -> list[Attendee]:
    """Their session itself has another time or place."""
    return _untold(sessions_changed, attendees)


def send_sent_away(attendees: Sequence[Attendee]) -> list[Attendee]:
    """They were at the desk, and a paper was missing."""
    return _untold(attendees_sent_away, attendees)


def send_tickets_wanted(attendees: Sequence[Attendee], *, key: str) -> list[Attendee]:
    """Staff want their tickets sent again; ``key`` of the mails, so that a double click is one."""
    return _untold(tickets_wanted, attendees, key=key)


def send_visits_changed(attendees: Sequence[Attendee]) -> None:
    """The desk marked them arrived, served, sent away or not come, or took that back."""
    visits_changed.send(sender=Attendee, attendees=attendees)


def _untold(signal: Signal, attendees: Sequence[Attendee], **news: Any) -> list[Attendee]:
    answers: Any = signal.send(sender=Attendee, attendees=attendees, **news)
    told = {pk for _receiver, pks in answers for pk in pks or ()}
    return [attendee for attendee in attendees if attendee.pk not in told]
