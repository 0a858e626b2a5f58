"""What happens at the desk, one person at a time; every step can be undone.

    expected --arrive--> arrived --serve--> served
        |                   |
        +----no_show        +----send_away (a paper was missing)

A step taken again changes nothing, since people tap twice; a step that does not fit says so. For
somebody who is expected on another day a step is only taken by a desk that is ``sure``.

At an ordinary event the seat of who did not come is free once it has begun: somebody at the door
may have it (``events.desk.walk_ins``). Who comes after all gets a seat while there is one.
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts.models import AccessLog, User
from events.booking import SoldOut, line, seats
from events.booking.claims import drop
from events.desk import walk_ins
from events.emails import paper_missing
from events.models import Attendee, Booking, Quota, SeatClaim
from events.signals import send_sent_away, send_visits_changed
from guidance.models import Document
from outbox.mail import post_many
from vocabulary.refused import Refused

ON_TIME = timedelta(minutes=10)

State = Attendee.State

MAY_BECOME: dict[str, frozenset[str]] = {
    State.ARRIVED: frozenset({State.EXPECTED, State.NO_SHOW}),
    State.SERVED: frozenset({State.EXPECTED, State.ARRIVED}),
    State.SENT_AWAY: frozenset({State.EXPECTED, State.ARRIVED}),
    State.NO_SHOW: frozenset({State.EXPECTED}),
}


class DoesNotFit(Refused):
    """This step cannot follow on the person's state."""


class SeatGone(Refused):
    """She was marked as not come, and her seat has been given to somebody at the door."""


class AnotherDay(Refused):
    """She is not expected today. ``question`` is for the desk to answer."""

    QUESTIONS = {
        State.ARRIVED: gettext_lazy("Mark as arrived anyway?"),
        State.SERVED: gettext_lazy("Mark as served anyway?"),
        State.SENT_AWAY: gettext_lazy("Mark as sent away anyway?"),
        State.NO_SHOW: gettext_lazy("Mark as did not come anyway?"),
    }

    def __init__(self, attendee: Attendee, state: State) -> None:
        day = timezone.localdate(attendee.session.starts)
        if day > timezone.localdate():
            told = _("%(name)s is expected on %(day)s, not today.")
        else:
            told = _("%(name)s was expected on %(day)s, not today.")
        facts = {"name": attendee.full_name, "day": date_format(day, "WEEKDAY_DATE")}
        super().__init__(told % facts)
        self.question = str(self.QUESTIONS[state])


def arrive(attendee: Attendee, *, by: User, sure: bool = False) -> Attendee:
    return _step(attendee, State.ARRIVED, by=by, sure=sure)


@transaction.atomic
def arrive_together(attendee: Attendee, *, by: User, sure: bool = False) -> list[Attendee]:
    """She, and all of her party at that date who are still to come."""
    party = Attendee.objects.expected().filter(
        booking=attendee.booking_id, session=attendee.session_id
    )
    return [_step(person, State.ARRIVED, by=by, sure=sure) for person in party.all_locked()]


def serve(attendee: Attendee, *, by: User, sure: bool = False) -> Attendee:
    return _step(attendee, State.SERVED, by=by, sure=sure)


def send_away(
    attendee: Attendee, *, document: Document | None, by: User, sure: bool = False
) -> Attendee:
    """The visit failed for want of a paper. Counting which is how the centre learns.

    She is written to: what was missing, and the way to another time.
    """
    return _step(attendee, State.SENT_AWAY, by=by, sure=sure, document=document)


def no_show(attendee: Attendee, *, by: User, sure: bool = False) -> Attendee:
    return _step(attendee, State.NO_SHOW, by=by, sure=sure)


@transaction.atomic
def _step(
    attendee: Attendee,
    state: State,
    *,
    by: User,
    sure: bool,
    document: Document | None = None,
) -> Attendee:
    """Raises DoesNotFit, and AnotherDay unless the desk is ``sure``."""
    attendee = Attendee.objects.locked(attendee.pk)
    if attendee.state == state:
        return attendee
    if attendee.state not in MAY_BECOME[state]:
        raise DoesNotFit(
            _("%(name)s is marked “%(state)s”. Undo that first.")
            % {"name": attendee.full_name, "state": attendee.get_state_display()}
        )
    if not sure and _is_odd(attendee, state):
        raise AnotherDay(attendee, state)
    now = timezone.now()
    was, attendee.state = attendee.state, state
    attendee.missing_document = document
    if state != State.NO_SHOW:
        attendee.arrived_at = attendee.arrived_at or now
    if state in (State.SERVED, State.SENT_AWAY):
        attendee.finished_at = now
    return _save(attendee, f"attendee.{state}", by, was=was)


def _is_odd(attendee: Attendee, state: State) -> bool:
    """To be seen first on another day; not to have come on a day that is still ahead."""
    day, today = timezone.localdate(attendee.session.starts), timezone.localdate()
    if state == State.NO_SHOW:
        return day > today
    return attendee.arrived_at is None and day != today


@transaction.atomic
def undo(attendee: Attendee, *, by: User) -> Attendee:
    """One step back: to arrived for somebody who was seen to arrive first, else to expected.

    A walk-in was not expected: she was never there. Raises SeatGone.
    """
    if attendee.booking.kind == Booking.Kind.WALK_IN:
        return walk_ins.take_back(attendee, by=by)
    attendee = Attendee.objects.locked(attendee.pk)
    if attendee.state in (State.EXPECTED, State.CANCELLED):
        return attendee
    had_arrived = attendee.finished_at is not None and attendee.arrived_at != attendee.finished_at
    was = attendee.state
    attendee.state = State.ARRIVED if had_arrived else State.EXPECTED
    attendee.missing_document = None
    attendee.finished_at = None
    if not had_arrived:
        attendee.arrived_at = None
    return _save(attendee, "attendee.undone", by, was=was)


def _save(attendee: Attendee, action: str, by: User, *, was: str) -> Attendee:
    attendee.save(update_fields=["state", "missing_document", "arrived_at", "finished_at"])
    AccessLog.add(action, attendee, by=by)
    send_visits_changed([attendee])
    if attendee.state == State.SENT_AWAY:
        untold = send_sent_away([attendee])
        post_many(paper_missing, [person.pk for person in untold if person.email])
    _change_seat(attendee, was)
    return attendee


def _change_seat(attendee: Attendee, was: str) -> None:
    """Give up the seat of who did not come, or take one again. Last, as all seats are."""
    if attendee.state == State.NO_SHOW and _seat_may_go(attendee):
        line.give_back(drop(SeatClaim.objects.filter(attendee=attendee)))
    if was == State.NO_SHOW and not attendee.claims.exists():
        _take_seat_again(attendee)


def _seat_may_go(attendee: Attendee) -> bool:
    """At an authority's desk it is a time that has gone by; before it begins it is hers."""
    of_desks = attendee.claims.exclude(quota__authority=None).exists()
    return attendee.session.has_begun and not of_desks


def _take_seat_again(attendee: Attendee) -> None:
    quota = Quota.objects.filter(session=attendee.session_id, authority=None).first()
    if quota is None:
        return
    SeatClaim.objects.create(booking=attendee.booking, attendee=attendee, quota=quota)
    try:
        seats.take({quota.pk: 1})
    except SoldOut as sold_out:
        raise SeatGone(
            _("All seats are taken: the seat of %(name)s has been given to somebody at the door.")
            % {"name": attendee.full_name}
        ) from sold_out


def punctuality(starts: datetime, seen: datetime) -> str:
    """How early or late somebody is, in words; empty when she is on time."""
    if abs(seen - starts) <= ON_TIME:
        return ""
    amount = _duration(starts, seen)
    if seen < starts:
        return _("%(amount)s early") % {"amount": amount}
    return _("%(amount)s late") % {"amount": amount}


def _duration(starts: datetime, seen: datetime) -> str:
    """From a day on in days of the calendar."""
    apart = abs(seen - starts)
    if apart >= timedelta(days=1):
        days = abs(timezone.localdate(seen) - timezone.localdate(starts)).days
        return ngettext("%d day", "%d days", days) % days
    minutes = round(apart.total_seconds() / 60)
    if minutes < 60:
        return ngettext("%d minute", "%d minutes", minutes) % minutes
    hours = round(minutes / 60)
    return ngettext("%d hour", "%d hours", hours) % hours
