"""One person of a company's booking at an event: added, replaced, taken off, or off by herself.

Of a course she has a seat at every meeting; what is done to her is done to all that are to come.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import AccessLog, User
from companies import emails
from companies.addresses import check_address
from companies.event_seats.choosing import choice_of
from companies.event_seats.holding import NotOffered, check_limit, too_few
from companies.group_booking import NotInThisState, locked_sent
from companies.models import GroupBooking, NewHire
from companies.seating import mail_language
from companies.sending import new_hire
from companies.visit import TooLate, locked
from events import booking
from events.models import Attendee, AttendeeQuerySet
from events.sign_up.changes import take_off as take_off_number
from events.sign_up.opening import Opening
from events.sign_up.party import quotas_of
from guidance.models import Municipality
from outbox.mail import post


def seats_of(hire: NewHire) -> AttendeeQuerySet:
    """Herself at each of her dates, by time."""
    own = Attendee.objects.filter(booking=hire.attendee.booking_id, number=hire.attendee.number)
    where = own.select_related("booking", "session__event__venue", "session__event__centre")
    return where.order_by("session__starts", "pk")


def dates_of(hire: NewHire) -> list[Attendee]:
    """Those that stand; where none does, those that she had."""
    seats = list(seats_of(hire))
    standing = [seat for seat in seats if seat.state != Attendee.State.CANCELLED]
    return standing or seats


def may_change(hire: NewHire) -> bool:
    """Whether a date is still to come at which she is expected."""
    return any(
        seat.state == Attendee.State.EXPECTED and not seat.session.has_begun
        for seat in seats_of(hire)
    )


@transaction.atomic
def take_off(hire: NewHire, *, by: User | None, reason: str = "") -> NewHire:
    """Her seats go to whoever waits; she is told (``companies.receivers``). Again: nothing."""
    hire = locked(hire)
    if may_change(hire):
        take_off_number(hire.attendee.booking, hire.attendee.number, by=by)
        AccessLog.add("new_hire.taken_out", hire, by=by, reason=reason)
    return locked(hire)


@transaction.atomic
def decline(hire: NewHire) -> NewHire:
    """She cannot come: her seats are free at once, and the company is told. Again: nothing.

    Raises TooLate once it has begun.
    """
    hire = locked(hire)
    if hire.declined_at is not None:
        return hire
    if not may_change(hire):
        raise TooLate(_("It has begun, or you are off the list already. Nothing was changed."))
    NewHire.objects.filter(pk=hire.pk).update(declined_at=timezone.now())
    hire = take_off(hire, by=None, reason="declined")
    post(emails.seat_declined, hire.pk)
    return hire


@transaction.atomic
def add(group: GroupBooking, *, values: Mapping[str, Any], by: User) -> NewHire:
    """One more person at every date that is still to come, invited at once.

    Raises NotInThisState, AddressTaken, NotOffered, TooMany, ``booking.SoldOut``.
    """
    group = locked_sent(group)
    if already := _same(group, values):
        return already
    check_address(group, values["email"])
    opening = _still_open(group)
    people = _coming(group) + 1
    check_limit(group.company, opening, people, but=group.booking)
    _check_home(group, values)
    number = _next_number(group)
    seats = [
        booking.add_person(
            _seats(group), _person(group, values, number, quota.session_id, [quota.pk]), by=by
        )
        for quota in quotas_of(opening.sessions)
    ]
    # Once more, as in holding: another booking of the company may have waited for these seats.
    check_limit(group.company, opening, people, but=group.booking)
    return _invited(group, values, seats, by=by, act="new_hire.added")


def _same(group: GroupBooking, values: Mapping[str, Any]) -> NewHire | None:
    """She was added a moment ago: the button was pressed twice."""
    people = NewHire.objects.for_her_page().filter(
        group=group,
        attendee__email__iexact=values["email"],
        attendee__given_name=values["given_name"],
        attendee__family_name=values["family_name"],
    )
    return people.exclude(attendee__state=Attendee.State.CANCELLED).first()


def _still_open(group: GroupBooking) -> Opening:
    choice = choice_of(group.at_event)
    opening = choice and choice.opening_of(group.session)
    if not opening:
        raise NotOffered(_("Sign-up has closed, so nobody can be added any more."))
    if opening.free < 1:
        raise NotOffered(too_few(opening, 1))
    return opening


def _coming(group: GroupBooking) -> int:
    people = NewHire.objects.filter(group=group)
    return people.exclude(attendee__state=Attendee.State.CANCELLED).count()


def _seats(group: GroupBooking) -> Any:
    if group.booking is None:
        raise NotInThisState
    return group.booking


def _next_number(group: GroupBooking) -> int:
    numbers = Attendee.objects.filter(booking=group.booking).order_by("-number")
    return (numbers.values_list("number", flat=True).first() or 0) + 1


def _person(
    group: GroupBooking,
    values: Mapping[str, Any],
    number: int,
    session_id: int,
    quota_ids: Collection[int],
) -> booking.Person:
    home = Municipality.objects.filter(name=values.get("municipality") or "").first()
    return booking.Person(
        session_id=session_id,
        quota_ids=tuple(quota_ids),
        given_name=values["given_name"],
        family_name=values["family_name"],
        email=values["email"],
        language=mail_language(values),
        situation={"municipality": home.code} if home else {},
        number=number,
    )


def _check_home(group: GroupBooking, values: Mapping[str, Any]) -> None:
    homes = [home.name for home in group.at_event.homes]
    if homes and values.get("municipality") not in homes:
        words = _("This event is only for people who live in %(places)s.")
        raise NotOffered(words % {"places": ", ".join(homes)})


def _invited(
    group: GroupBooking,
    values: Mapping[str, Any],
    seats: Sequence[Attendee],
    *,
    by: User,
    act: str,
) -> NewHire:
    municipalities = {home.name: home for home in Municipality.objects.all()}
    hire = new_hire(group, values, seats[0], municipalities)
    hire.save()
    AccessLog.add(act, hire, by=by, on_behalf_of=group.company.name)
    post(emails.invitation, hire.pk)
    return hire


@transaction.atomic
def replace(hire: NewHire, *, values: Mapping[str, Any], by: User) -> NewHire:
    """Somebody else comes in her seats, which nobody can take meanwhile; both are told.

    Sent twice, it is one replacement. Raises NotInThisState, AddressTaken, NotOffered,
    ``booking.NotExpected``.
    """
    group = locked_sent(hire.group)
    if already := _same(group, values):
        return already
    hire = locked(hire)
    check_address(group, values["email"])
    _check_home(group, values)
    person = _person(group, values, hire.attendee.number, hire.attendee.session_id, ())
    seats = booking.replace_person(_seats(group), number=hire.attendee.number, person=person, by=by)
    post(emails.visit_cancelled, hire.pk)
    return _invited(group, values, seats, by=by, act="new_hire.replaced")
