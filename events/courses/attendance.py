"""Who came to a meeting, said from the list rather than at the door; taps can be taken back.

The states are those of the arrivals desk, and so are the steps (``events.desk.arrivals``).
"""

from django.db import models, transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.models import User
from events.courses.certificates import keep_true
from events.courses.roll import CAME
from events.desk import arrivals
from events.models import Attendee, Session
from vocabulary.refused import Refused

State = Attendee.State


class Mark(models.TextChoices):
    """What is said of one person at one meeting."""

    CAME = "came"
    MISSED = "missed"
    OPEN = "open"  # nothing yet


class NotYet(Refused):
    """The meeting is on a day that is still ahead."""


def mark_of(seat: Attendee) -> Mark:
    if seat.state in CAME:
        return Mark.CAME
    return Mark.OPEN if seat.state == State.EXPECTED else Mark.MISSED


def may_mark(session: Session) -> bool:
    """From the morning of its day on."""
    return timezone.localdate(session.starts) <= timezone.localdate()


@transaction.atomic
def mark(seat: Attendee, as_: Mark, *, by: User) -> Attendee:
    """Say it, whatever was said before; said again it changes nothing.

    A certificate that was given already follows. Raises NotYet, and DoesNotFit for somebody who
    has given her seat back.
    """
    if not may_mark(seat.session):
        day = date_format(timezone.localtime(seat.session.starts), "WEEKDAY_DATE")
        raise NotYet(_("That meeting is on %(day)s. Say then who came.") % {"day": day})
    seat = Attendee.objects.locked(seat.pk)
    if seat.state == State.CANCELLED:
        raise arrivals.DoesNotFit(
            _("%(name)s has given the seat back meanwhile.") % {"name": seat.full_name}
        )
    if mark_of(seat) != as_:
        seat = _mark(seat, as_, by)
        keep_true(seat.session.event)
    return seat


def _mark(seat: Attendee, as_: Mark, by: User) -> Attendee:
    while seat.state not in (State.EXPECTED, State.CANCELLED):
        seat = arrivals.undo(seat, by=by)
    if seat.state == State.CANCELLED:  # a walk-in, who was never expected
        return seat
    if as_ == Mark.CAME:
        seat = arrivals.arrive(seat, by=by, sure=True)
        _arrived_in_time(seat)
    elif as_ == Mark.MISSED:
        seat = arrivals.no_show(seat, by=by, sure=True)
    return seat


def _arrived_in_time(seat: Attendee) -> None:
    """Told when the meeting is over, nobody knows when she came: she was not hours late."""
    if seat.session.ends < timezone.now():
        seat.arrived_at = seat.session.starts
        seat.save(update_fields=["arrived_at"])


def mark_the_others(session: Session, *, by: User) -> int:
    """Everybody of whom nothing is said yet came to this meeting; how many."""
    rest = list(Attendee.objects.expected().filter(session=session).order_by("pk"))
    for seat in rest:
        mark(seat, Mark.CAME, by=by)
    return len(rest)
