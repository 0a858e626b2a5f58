"""What a company does with a booking that has been sent, one person at a time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import AccessLog, User
from companies import emails
from companies.addresses import check_address
from companies.checking import Planned
from companies.event_seats.people import seats_of, take_off
from companies.group_booking import NotInThisState, locked_sent
from companies.models import GroupBooking, NewHire, NewHireQuerySet, Roster, RosterRow
from companies.needs import PeopleRules
from companies.seating import seated
from companies.sending import new_hire
from companies.visit import locked
from events import booking
from events.models import Attendee, Quota, Session
from guidance.in_force import rulebook
from outbox.mail import post, post_many

REMIND_AGAIN_AFTER = timedelta(hours=12)
INVITED_JUST_NOW = timedelta(minutes=5)  # a second press of the button, not a second wish


@dataclass(frozen=True)
class Reminders:
    """How many a reminder would go to now, and how many it would leave out, by reason."""

    due: int
    recent: int
    without_address: int


def reminders_of(hires: Iterable[NewHire]) -> Reminders:
    """As ``remindable`` has it; asks no database."""
    expected = [hire for hire in hires if hire.attendee.state == Attendee.State.EXPECTED]
    written_to = [hire for hire in expected if hire.attendee.email]
    recently = timezone.now() - REMIND_AGAIN_AFTER
    due = [hire for hire in written_to if not hire.reminded_at or hire.reminded_at <= recently]
    return Reminders(len(due), len(written_to) - len(due), len(expected) - len(written_to))


def remindable(group: GroupBooking) -> NewHireQuerySet:
    """Those still expected, with an address, who were not reminded just now."""
    waiting = NewHire.objects.filter(group=group, attendee__state=Attendee.State.EXPECTED)
    waiting = waiting.exclude(attendee__email="")
    return waiting.exclude(reminded_at__gt=timezone.now() - REMIND_AGAIN_AFTER)


@transaction.atomic
def remind(group: GroupBooking, *, by: User, hires: list[int] | None = None) -> int:
    """Remind everybody still expected (or those named); how many mails that makes.

    Nobody is reminded twice within twelve hours, so a second click sends nothing.
    """
    locked_sent(group)
    waiting = remindable(group)
    if hires is not None:
        waiting = waiting.filter(pk__in=hires)
    pks = [hire.pk for hire in waiting.all_locked()]  # against the clock, which reminds too
    NewHire.objects.filter(pk__in=pks).update(reminded_at=timezone.now())
    post_many(emails.reminder, pks)
    AccessLog.add("group_booking.reminded", group, by=by, reason=f"{len(pks)}")
    return len(pks)


@transaction.atomic
def correct_address(hire: NewHire, *, email: str, by: User) -> NewHire:
    """Send the invitation again. At another address it has another link, and the first one dies.

    Sent again to the same address within minutes it changes nothing. Raises NotInThisState,
    AddressTaken.
    """
    locked_sent(hire.group)
    hire = locked(hire)
    if hire.attendee.state == Attendee.State.CANCELLED:
        raise NotInThisState(_("This person has been taken off the booking."))
    if hire.attendee.email != email:
        check_address(hire.group, email, hire)
        _move_to(hire, email)
    elif _invited_just_now(hire):
        return hire
    hire.invited_at = timezone.now()
    hire.save(update_fields=["invited_at"])
    AccessLog.add("new_hire.address_corrected", hire, by=by)
    post(emails.invitation, hire.pk)
    return hire


def _move_to(hire: NewHire, email: str) -> None:
    hire.attendee.email = email
    hire.attendee.save(update_fields=["email"])
    if hire.group.event_id:
        seats_of(hire).update(email=email)
    hire.link_version += 1
    hire.save(update_fields=["link_version"])


def _invited_just_now(hire: NewHire) -> bool:
    return hire.invited_at is not None and timezone.now() - hire.invited_at < INVITED_JUST_NOW


def desks_of(hire: NewHire) -> set[int]:
    """The authorities (ids) that she has a seat at."""
    seats = Quota.objects.filter(claims__attendee=hire.attendee_id)
    return {pk for pk in seats.values_list("authority", flat=True) if pk is not None}


@transaction.atomic
def give_another_time(hire: NewHire, *, session: Session, by: User) -> NewHire:
    """The same desks at another time; she is told by ``companies.receivers``, a wish is answered.

    Raises NotInThisState, ``booking.SoldOut`` (she keeps her time), ``booking.NotExpected``,
    ``booking.NotBookable``.
    """
    locked_sent(hire.group)
    hire = locked(hire)
    desks = desks_of(hire)
    quotas = list(session.quotas.filter(authority__in=desks))
    if len(quotas) < len(desks):
        raise booking.NotBookable(_("Not all the desks are open at that time: choose another."))
    was = hire.attendee.session_id
    booking.move_person(hire.attendee, session=session, quota_ids=[q.pk for q in quotas], by=by)
    if was != session.pk:
        AccessLog.add("new_hire.moved", hire, by=by, on_behalf_of=hire.group.company.name)
    return locked(hire)


@transaction.atomic
def take_out(hire: NewHire, *, by: User, reason: str = "") -> NewHire:
    """Take one person off the booking; her seat is free at once and she is told.

    The mail is ``companies.receivers``'s, as for every other way a visit is cancelled. A second
    call changes nothing. Raises ``booking.NotExpected`` after the visit.
    """
    if hire.group.event_id:
        return take_off(hire, by=by, reason=reason)
    hire = locked(hire)
    if hire.attendee.state != Attendee.State.CANCELLED:
        hire.attendee = booking.remove_person(hire.attendee, by=by, reason=reason)
        AccessLog.add("new_hire.taken_out", hire, by=by, reason=reason)
    return hire


@transaction.atomic
def add_person(
    group: GroupBooking, *, values: dict[str, Any], session: Session, by: User
) -> NewHire:
    """Book one more person into a session and invite her.

    ``values`` are a roster row's cleaned values. Raises ``booking.SoldOut``, AddressTaken.
    """
    group = locked_sent(group)
    if group.booking is None:
        raise NotInThisState
    check_address(group, values["email"])
    rules = PeopleRules(rulebook(group.at_centre, on=timezone.localdate()))
    row = _add_row(group, values)
    planned = Planned(row, session, rules.of_values(values))
    if not planned.desks:
        raise booking.NothingHere(_("There is nothing that this centre can do for this person."))
    attendee = booking.add_person(group.booking, seated(planned), by=by)
    hire = new_hire(group, values, attendee, rules.municipalities)
    hire.save()
    AccessLog.add("new_hire.added", hire, by=by, on_behalf_of=group.company.name)
    post(emails.invitation, hire.pk)
    return hire


def _add_row(group: GroupBooking, values: dict[str, Any]) -> RosterRow:
    roster, _created = Roster.objects.get_or_create(
        group=group, defaults={"source": Roster.Source.FORM}
    )
    last = roster.rows.order_by("-number").values_list("number", flat=True).first() or 0
    return RosterRow.objects.create(roster=roster, number=last + 1, values=values)
