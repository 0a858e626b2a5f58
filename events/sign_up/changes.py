"""What she who signed up changes afterwards: who comes, one more, one less, or somebody else.

Until it begins. Each locks the booking, does nothing when it is asked again, and tells by mail
whoever gets a ticket or loses one.
"""

from collections.abc import Mapping, Sequence

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import AccessLog, User
from events.booking import NotBookable, NotConfirmed, NotExpected, Person, seats
from events.booking.cancelling import end_if_over, remove_people
from events.booking.claims import check_bookable, seat_people
from events.emails import guest_ticket, seat_given_away, seat_handed_over, sign_up_handed_over
from events.models import (
    Attendee,
    Booking,
    Event,
    Quota,
    SeatClaim,
    WaitlistEntry,
    new_ticket_code,
)
from events.sign_up.parties import once_key
from events.sign_up.party import Guest
from events.sign_up.people import Member, members, sessions_of
from outbox.mail import post

CONTACT = ("contact_name", "contact_email")


def _locked(booking: Booking) -> tuple[Booking, list[Member]]:
    """With its people, too: the desk may receive them early."""
    booking = Booking.objects.locked(booking.pk)
    Attendee.objects.expected().filter(booking=booking).all_locked()
    return booking, members(booking)


def _confirmed(booking: Booking) -> tuple[Booking, list[Member]]:
    """In an allotment people have tickets while other seats still wait for names."""
    booking, people = _locked(booking)
    waits = booking.kind == Booking.Kind.ALLOTMENT and booking.state == Booking.State.HELD
    if booking.state != Booking.State.CONFIRMED and not waits:
        raise NotConfirmed(_("This sign-up does not stand any more, so nothing can be changed."))
    return booking, people


def _one(people: Sequence[Member], number: int) -> Member:
    """Raises NotExpected for who has come, has left, or never was."""
    found = next((member for member in people if member.number == number), None)
    if found is None or not found.may_change:
        raise NotExpected(_("There is no seat left here that could be changed."))
    return found


@transaction.atomic
def name_guests(booking: Booking, names: Mapping[int, Guest], *, by: User | None = None) -> Booking:
    """Say who the guests are, by their numbers; who has an address of her own gets her ticket.

    A ticket that was sent to another address stops to work. Raises NotConfirmed.
    """
    booking, people = _confirmed(booking)
    for member in people:
        guest = names.get(member.number)
        if guest is None or not member.may_change or guest == _as_guest(member):
            continue
        if member.email and guest.email.lower() != member.email.lower():
            _replace(booking, member, guest, by=by)
        else:
            _rename(member, guest)
            AccessLog.add("attendee.named", member.to_come[0], by=by)
        send_ticket(booking, member.number)
    return booking


def _as_guest(member: Member) -> Guest:
    first = member.to_come[0]
    return Guest(first.given_name, first.family_name, first.email)


def _rename(member: Member, guest: Guest) -> None:
    own = Attendee.objects.filter(pk__in=[seat.pk for seat in member.to_come])
    own.update(
        given_name=guest.given_name,
        family_name=guest.family_name,
        email=guest.email,
        calendar_revision=F("calendar_revision") + 1,
    )


def send_ticket(booking: Booking, number: int) -> None:
    """To a guest with an address; who signed up herself has all tickets in a mail of her own."""
    has_all = booking.contact_email.lower() if booking.kind == Booking.Kind.SIGN_UP else ""
    seat = booking.attendees.filter(number=number, state=Attendee.State.EXPECTED)
    first = seat.order_by("session__starts", "pk").first()
    if first and first.email and first.email.lower() != has_all:
        post(guest_ticket, first.pk)


@transaction.atomic
def add_guest(booking: Booking, number: int, guest: Guest, *, by: User | None = None) -> Booking:
    """One person more, at every date that is still to come, or at none.

    ``number``: the next one, as the form said; sent twice, it is one person. Raises NotConfirmed,
    NotExpected, SoldOut, NotBookable.
    """
    booking, people = _confirmed(booking)
    if booking.attendees.filter(number=number).exists():
        return booking
    sessions = [session for session in sessions_of(people) if not session.has_begun]
    if not sessions:
        raise NotExpected(_("It has begun, so nobody can be added any more."))
    check_not_personal(sessions[0].event)
    check_size(sessions[0].event, len(people) + 1)
    quotas = list(Quota.objects.filter(session__in=sessions, authority=None))
    needs = dict.fromkeys([quota.pk for quota in quotas], 1)
    check_bookable(needs)
    first = people[0].seats[0]
    added = seat_people(
        booking,
        [
            Person(
                session_id=quota.session_id,
                quota_ids=(quota.pk,),
                given_name=guest.given_name,
                family_name=guest.family_name,
                email=guest.email,
                language=booking.language,
                situation=first.situation,
                number=number,
            )
            for quota in quotas
        ],
    )
    AccessLog.add("attendee.added", added[0], by=by)
    send_ticket(booking, number)
    seats.take(needs)
    return booking


def next_number(booking: Booking) -> int:
    """For one person more: never one that somebody had before."""
    numbers = booking.attendees.order_by("-number").values_list("number", flat=True)
    return (numbers.first() or 0) + 1


def check_not_personal(event: Event) -> None:
    """Raises NotBookable where only those have seats who were let in."""
    if event.is_in_confidence:
        raise NotBookable(_("This talk is for you alone. If you cannot come, please cancel it."))
    if event.is_for_attendees:
        raise NotBookable(
            _("This talk is for you who were at the meeting. If you cannot come, please cancel it.")
        )


def check_size(event: Event, size: int) -> None:
    if size > event.party_limit:
        words = ngettext(
            "At most %(limit)d person can come on one sign-up.",
            "At most %(limit)d people can come on one sign-up. Somebody else may sign up too.",
            event.party_limit,
        )
        raise NotBookable(words % {"limit": event.party_limit})


@transaction.atomic
def take_off(booking: Booking, number: int, *, by: User | None = None) -> Booking:
    """One person does not come after all; her seats go to the line. The last one ends it all."""
    booking, people = _locked(booking)
    found = next((member for member in people if member.number == number), None)
    if found is not None and found.may_change:
        remove_people(found.to_come, by=by, reason="by the personal link")
        end_if_over(booking)
    return booking


@transaction.atomic
def hand_over(booking: Booking, number: int, to: Guest, *, by: User | None = None) -> Booking:
    """One seat is somebody else's from now on: the old ticket and link are dead.

    Raises NotConfirmed, NotExpected.
    """
    booking, people = _confirmed(booking)
    member = _one(people, number)
    if to.email.lower() == member.email.lower():
        _rename(member, to)
        return booking
    for old, new in _replace(booking, member, to, by=by)[:1]:
        post(seat_handed_over, new.pk)
        if old.email:
            post(seat_given_away, old.pk)
    return booking


@transaction.atomic
def hand_over_all(booking: Booking, to: Guest, *, by: User | None = None) -> Booking:
    """The whole sign-up is somebody else's: she comes instead, and the old link is dead.

    Raises NotConfirmed, NotExpected.
    """
    booking, people = _confirmed(booking)
    if to.email.lower() == booking.contact_email.lower():
        return booking
    if not any(member.may_change for member in people):
        raise NotExpected(_("It has begun, so it cannot be handed over any more."))
    own = next((each for each in people if each.number == 0 and each.may_change), None)
    for old, _new in _replace(booking, own, to, by=by)[:1] if own else []:
        if old.email:
            post(seat_given_away, old.pk)
    sessions = sessions_of(people)
    booking.contact_name = to.full_name[:200]
    booking.contact_email = to.email
    booking.link_version += 1
    booking.created_by = None
    booking.form_token = ""
    booking.save(update_fields=[*CONTACT, "link_version", "created_by", "form_token"])
    # Nor does her old place in line lead there, nor the form, should she send it again. What she
    # answered was about herself.
    booking.answers.all().delete()
    WaitlistEntry.objects.filter(booking=booking).update(booking=None)
    _rekey(booking, once_key(sessions[0].event, sessions, to.email))
    AccessLog.add("booking.handed_over", booking, by=by)
    post(sign_up_handed_over, booking.pk)
    return booking


def _rekey(booking: Booking, once: str) -> None:
    """She may have signed up herself as well. Then this one keeps a key of its own: two sign-ups
    of one address do no harm, and refusing would tell others that she has one."""
    try:
        with transaction.atomic():
            Booking.objects.filter(pk=booking.pk).update(once=once)
    except IntegrityError:
        Booking.objects.filter(pk=booking.pk).update(once=f"booking-{booking.pk}")


def _replace(
    booking: Booking, member: Member, to: Guest, *, by: User | None
) -> list[tuple[Attendee, Attendee]]:
    """Another person in the same seats: a new row, ticket and calendar entry for each."""
    check_not_personal(member.seats[0].session.event)
    pairs = []
    for old in member.to_come:
        new = Attendee.objects.create(
            booking=booking,
            session=old.session,
            number=old.number,
            given_name=to.given_name,
            family_name=to.family_name,
            email=to.email,
            language=old.language,
            situation=old.situation,
            ticket_code=new_ticket_code(),
        )
        SeatClaim.objects.filter(attendee=old).update(attendee=new)
        old.state = Attendee.State.CANCELLED
        old.calendar_revision += 1
        old.save(update_fields=["state", "calendar_revision"])
        pairs.append((old, new))
    AccessLog.add("attendee.handed_over", pairs[0][1], by=by)
    return pairs
