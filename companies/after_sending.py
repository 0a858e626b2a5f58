"""What a company does with a booking that has been sent, one person at a time."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import AccessLog, User
from companies import emails
from companies.checking import Planned
from companies.group_booking import NotInThisState
from companies.models import GroupBooking, NewHire, Roster, RosterRow
from companies.needs import PeopleRules
from companies.sending import new_hire, seated
from companies.visit import locked
from events import booking
from events.models import Attendee, Session
from guidance.rulebook import Rulebook
from outbox.mail import post, post_many

REMIND_AGAIN_AFTER = timedelta(hours=12)
INVITED_JUST_NOW = timedelta(minutes=5)  # a second press of the button, not a second wish


def remindable(group: GroupBooking) -> Any:
    """Those still expected who were not reminded just now."""
    waiting = NewHire.objects.filter(group=group, attendee__state=Attendee.State.EXPECTED)
    return waiting.exclude(reminded_at__gt=timezone.now() - REMIND_AGAIN_AFTER)


@transaction.atomic
def remind(group: GroupBooking, *, by: User, hires: list[int] | None = None) -> int:
    """Remind everybody still expected (or those named); how many mails that makes.

    Nobody is reminded twice within twelve hours, so a second click sends nothing.
    """
    _locked_sent(group)
    waiting = remindable(group)
    if hires is not None:
        waiting = waiting.filter(pk__in=hires)
    pks = list(waiting.values_list("pk", flat=True))
    NewHire.objects.filter(pk__in=pks).update(reminded_at=timezone.now())
    post_many(emails.reminder, pks)
    AccessLog.add("group_booking.reminded", group, by=by, reason=f"{len(pks)}")
    return len(pks)


def _locked_sent(group: GroupBooking) -> GroupBooking:
    group = GroupBooking.objects.with_company().locked(group.pk)
    if group.state != GroupBooking.State.CONFIRMED or group.booking is None:
        raise NotInThisState
    return group


@transaction.atomic
def correct_address(hire: NewHire, *, email: str, by: User) -> NewHire:
    """Send the invitation again. At another address it has another link, and the first one dies.

    Sent again to the same address within minutes it changes nothing. Raises NotInThisState.
    """
    _locked_sent(hire.group)
    hire = locked(hire)
    if hire.attendee.state == Attendee.State.CANCELLED:
        raise NotInThisState(_("This person has been taken off the booking."))
    if hire.attendee.email != email:
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
    hire.link_version += 1
    hire.save(update_fields=["link_version"])


def _invited_just_now(hire: NewHire) -> bool:
    return hire.invited_at is not None and timezone.now() - hire.invited_at < INVITED_JUST_NOW


@transaction.atomic
def take_out(hire: NewHire, *, by: User, reason: str = "") -> None:
    """Take one person off the booking; her seat is free at once and she is told.

    The mail is ``companies.receivers``'s, as for every other way a visit is cancelled. A second
    call changes nothing. Raises ``booking.NotExpected`` after the visit.
    """
    if hire.attendee.state != Attendee.State.CANCELLED:
        booking.remove_person(hire.attendee, by=by, reason=reason)
        AccessLog.add("new_hire.taken_out", hire, by=by, reason=reason)


@transaction.atomic
def add_person(
    group: GroupBooking, *, values: dict[str, Any], session: Session, by: User
) -> NewHire:
    """Book one more person into a session and invite her.

    ``values`` are a roster row's cleaned values. Raises ``booking.SoldOut``.
    """
    group = _locked_sent(group)
    if group.booking is None:
        raise NotInThisState
    rules = PeopleRules(Rulebook.load(group.centre, on=timezone.localdate()))
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
