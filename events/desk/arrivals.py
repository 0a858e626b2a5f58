"""What happens at the desk, one person at a time; every step can be undone.

    expected --arrive--> arrived --serve--> served
        |                   |
        +----no_show        +----send_away (a paper was missing)

A step taken again changes nothing, since people tap twice; a step that does not fit says so. For
somebody who is expected on another day a step is only taken by a desk that is ``sure``.
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts.models import AccessLog, User
from events.emails import paper_missing
from events.models import Attendee
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
    attendee.state = state
    attendee.missing_document = document
    if state != State.NO_SHOW:
        attendee.arrived_at = attendee.arrived_at or now
    if state in (State.SERVED, State.SENT_AWAY):
        attendee.finished_at = now
    return _save(attendee, f"attendee.{state}", by)


def _is_odd(attendee: Attendee, state: State) -> bool:
    """To be seen first on another day; not to have come on a day that is still ahead."""
    day, today = timezone.localdate(attendee.session.starts), timezone.localdate()
    if state == State.NO_SHOW:
        return day > today
    return attendee.arrived_at is None and day != today


@transaction.atomic
def undo(attendee: Attendee, *, by: User) -> Attendee:
    """One step back: to arrived for somebody who was seen to arrive first, else to expected."""
    attendee = Attendee.objects.locked(attendee.pk)
    if attendee.state in (State.EXPECTED, State.CANCELLED):
        return attendee
    had_arrived = attendee.finished_at is not None and attendee.arrived_at != attendee.finished_at
    attendee.state = State.ARRIVED if had_arrived else State.EXPECTED
    attendee.missing_document = None
    attendee.finished_at = None
    if not had_arrived:
        attendee.arrived_at = None
    return _save(attendee, "attendee.undone", by)


def _save(attendee: Attendee, action: str, by: User) -> Attendee:
    attendee.save(update_fields=["state", "missing_document", "arrived_at", "finished_at"])
    AccessLog.add(action, attendee, by=by)
    send_visits_changed([attendee])
    if attendee.state == State.SENT_AWAY:
        untold = send_sent_away([attendee])
        post_many(paper_missing, [person.pk for person in untold if person.email])
    return attendee


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
