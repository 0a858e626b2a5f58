"""Seats that staff reserve for a partner or a company, which says later who comes.

    reserve ──► held ──► name_people (some of them) ──► held, with people
                 │            └── all of them, or give_back_rest ──► confirmed
                 ├──► resize: more, fewer, or longer
                 └──► given back, or over: the seats without a name go to the line

Who is named has a ticket at once. All other seats are free again when the time is over.
"""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import AccessLog, User
from events.booking import BookingError, NotHeld, Person, cancel, line, seats
from events.booking.claims import (
    check_bookable,
    check_open,
    drop,
    held_claims,
    hold_seats,
    seat_people,
    seats_of,
)
from events.booking.expiry import state_without_held
from events.emails import allotment_changed, allotment_ended, allotment_reserved
from events.models import Booking, Quota, Session
from events.sign_up.allotted import Allotted
from events.sign_up.changes import name_guests, send_ticket
from events.sign_up.party import Guest
from outbox.mail import post

State = Booking.State


class NoSeatLeft(BookingError):
    """More people were named than there are seats without a name."""


class TooFew(BookingError):
    """Fewer seats than people who have names already."""


class TooLate(BookingError):
    """The seats would be held beyond the beginning, or not at all."""


def last_moment(day: date, sessions: Sequence[Session]) -> datetime:
    """The end of that day, but no later than the first of these sessions begins."""
    midnight = timezone.make_aware(datetime.combine(day + timedelta(days=1), time()))
    return min([midnight, *(session.starts for session in sessions)])


def reserve(
    *,
    sessions: Sequence[Session],
    seats_wanted: int,
    organisation: str,
    contact_name: str,
    contact_email: str,
    until: date,
    language: str = "en",
    form_token: str = "",
    by: User | None = None,
) -> Booking:
    """So many seats at each of these sessions, held through that day; a mail tells the contact.

    ``sessions``: one date, or all meetings of a course. The same form sent twice is one allotment.
    Raises SoldOut, NotBookable, TooLate.
    """
    for session in sessions:
        check_open(session)
    held_until = _checked(last_moment(until, sessions))
    booking = Booking(
        kind=Booking.Kind.ALLOTMENT,
        organisation=organisation,
        contact_name=contact_name[:200],
        contact_email=contact_email,
        language=language,
        held_until=held_until,
        party={"event": sessions[0].event_id, "sessions": [session.pk for session in sessions]},
        created_by=by,
    )
    booking.form_token = _of_this_form(form_token, booking, seats_wanted)
    try:
        return _made(booking) or _reserve(booking, seats_wanted, by)
    except IntegrityError:
        # The database's own constraint decides between two clicks at the same moment.
        if made := _made(booking):
            return made
        raise


def _checked(held_until: datetime) -> datetime:
    if held_until <= timezone.now():
        raise TooLate(_("That day is over. Choose a later one, before the event begins."))
    return held_until


def _made(booking: Booking) -> Booking | None:
    """What this very form has made already."""
    same = Booking.objects.exclude(form_token="").filter(form_token=booking.form_token)
    return same.first()


def _of_this_form(token: str, booking: Booking, seats_wanted: int) -> str:
    """The same form with other words in it (the back button) is another allotment."""
    if not token:
        return ""
    words = [token, booking.organisation, booking.contact_name, booking.contact_email.lower()]
    words += [str(seats_wanted), str(booking.held_until), str(booking.party["sessions"])]
    return hashlib.sha256("\n".join(words).encode()).hexdigest()


@transaction.atomic
def _reserve(booking: Booking, seats_wanted: int, by: User | None) -> Booking:
    booking.save(force_insert=True)
    quotas = Quota.objects.filter(session__in=booking.party["sessions"], authority=None)
    needs = dict.fromkeys(quotas.values_list("pk", flat=True), seats_wanted)
    hold_seats(booking, needs)
    AccessLog.add("allotment.reserved", booking, by=by)
    post(allotment_reserved, booking.pk)
    seats.take(needs)
    return booking


@transaction.atomic
def name_people(booking: Booking, names: Mapping[int, Guest], *, by: User | None = None) -> Booking:
    """Say who comes, by the numbers of the seats; who has an address is sent the ticket.

    Whoever has a number already is renamed; a guest without a given name changes nothing, so the
    same form sent twice names everybody once. With the last name the allotment is confirmed.
    Raises NotHeld, NotConfirmed, NoSeatLeft.
    """
    booking = _standing(booking)
    given = {number: guest for number, guest in names.items() if guest.given_name}
    known = set(booking.attendees.values_list("number", flat=True))
    new = {number: guest for number, guest in given.items() if number not in known}
    if renamed := {number: guest for number, guest in given.items() if number in known}:
        name_guests(booking, renamed, by=by)
    if new:
        _seat(booking, new, by=by)
    if booking.state == State.HELD and not held_claims(booking).exists():
        _settle(booking)
    return booking


def _standing(booking: Booking) -> Booking:
    """Locked. Raises NotHeld where its seats are gone."""
    booking = Booking.objects.locked(booking.pk)
    if booking.kind != Booking.Kind.ALLOTMENT:
        raise ValueError(f"{booking} is no allotment")
    if booking.state not in (State.HELD, State.CONFIRMED):
        raise NotHeld(_("These seats have been given back. Write to us if you still need some."))
    return booking


def _seat(booking: Booking, new: Mapping[int, Guest], *, by: User | None) -> None:
    """Held seats become theirs; no counter changes, so nobody else is waited for."""
    held = held_claims(booking)
    claims = list(held.select_related("quota__session").order_by("quota__session__starts"))
    left = min((claim.seats for claim in claims), default=0)
    if left < len(new):
        raise NoSeatLeft(_too_many_words(left))
    for claim in claims:
        check_open(claim.quota.session)
    seat_people(booking, _persons(booking, [claim.quota for claim in claims], new))
    held.filter(seats=len(new)).delete()
    held.filter(seats__gt=len(new)).update(seats=F("seats") - len(new))
    AccessLog.add("allotment.named", booking, by=by)
    for number in new:
        send_ticket(booking, number)


def _persons(booking: Booking, quotas: Sequence[Quota], new: Mapping[int, Guest]) -> list[Person]:
    return [
        Person(
            session_id=quota.session_id,
            quota_ids=(quota.pk,),
            given_name=guest.given_name,
            family_name=guest.family_name,
            email=guest.email,
            language=booking.language,
            number=number,
        )
        for quota in quotas
        for number, guest in new.items()
    ]


def _too_many_words(left: int) -> str:
    if not left:
        return _("Every seat has a name already. To let somebody else come, change a name.")
    words = ngettext(
        "Only %(n)d seat is left without a name. Take some names off.",
        "Only %(n)d seats are left without a name. Take some names off.",
        left,
    )
    return words % {"n": left}


def _settle(booking: Booking) -> None:
    """No seat is held without a name any more."""
    booking.state = state_without_held(booking)
    booking.held_until = None if booking.state == State.CONFIRMED else booking.held_until
    booking.save(update_fields=["state", "held_until"])


@transaction.atomic
def give_back_rest(booking: Booking, *, by: User | None = None, reason: str = "") -> Booking:
    """Seats without a name are free at once; who has a name comes. Called again it does nothing.

    Where staff do it (``by``), the contact is told.
    """
    booking = Booking.objects.locked(booking.pk)
    if booking.state != State.HELD:
        return booking
    freed = drop(held_claims(booking))
    _settle(booking)
    AccessLog.add("booking.released", booking, by=by, reason=reason)
    if by is not None:
        post(allotment_ended, booking.pk)
    line.give_back(freed)
    return booking


def give_all_back(booking: Booking) -> Booking:
    """By the contact: nobody comes. Who had a name is told. Called again it does nothing."""
    return cancel(booking, reason="by the personal link")


@transaction.atomic
def resize(
    booking: Booking, seats_wanted: int, *, until: date | None = None, by: User | None = None
) -> Booking:
    """So many seats in all, those with names among them; and until another day, if it is given.

    More are taken, all or none; fewer are free at once. Seats that ran out are taken up again.
    Where staff do it (``by``), the contact is told. Called again it does nothing. Raises TooFew,
    TooLate, SoldOut, NotBookable, NotHeld.
    """
    booking = Booking.objects.locked(booking.pk)
    if booking.state == State.CANCELLED:
        raise NotHeld(_("These seats have been given back. Reserve new ones."))
    allotted = Allotted.of(booking)
    unnamed = _unnamed(allotted, seats_wanted)
    end = _end(allotted, unnamed, until)
    if unnamed == allotted.unnamed and end == booking.held_until:
        return booking
    _hold_instead(booking, allotted.to_come, unnamed)
    if end != booking.held_until:
        booking.warned_at = None
    booking.held_until = end
    booking.state = State.HELD if unnamed else state_without_held(booking)
    booking.save(update_fields=["state", "held_until", "warned_at"])
    AccessLog.add("allotment.changed", booking, by=by)
    if by is not None:
        post(allotment_changed, booking.pk)
    return booking


def _unnamed(allotted: Allotted, seats_wanted: int) -> int:
    named = len(allotted.people)
    if seats_wanted < max(1, named):
        words = ngettext(
            "%(n)d person has a name already, so it cannot be fewer. Take her off first.",
            "%(n)d people have names already, so it cannot be fewer. Take somebody off first.",
            named,
        )
        raise TooFew(words % {"n": named} if named else _("Then give all seats back instead."))
    return seats_wanted - named


def _end(allotted: Allotted, unnamed: int, until: date | None) -> datetime | None:
    """When they run out; nothing runs out where every seat has a name."""
    if not unnamed:
        return None
    coming = allotted.to_come
    if not coming:
        raise TooLate(_("It has begun, so no seats can be held for it any more."))
    if until is not None:
        return _checked(last_moment(until, coming))
    was = allotted.booking.held_until
    if was is None or was <= timezone.now():
        raise TooLate(_("Say until which day the seats are to be held."))
    return was


def _hold_instead(booking: Booking, sessions: Sequence[Session], unnamed: int) -> None:
    had = seats_of(held_claims(booking))
    quotas = Quota.objects.filter(session__in=sessions, authority=None)
    needs = {pk: unnamed for pk in quotas.values_list("pk", flat=True) if unnamed}
    check_bookable([pk for pk, n in needs.items() if n > had[pk]])
    drop(held_claims(booking))
    hold_seats(booking, needs)
    line.change({pk: needs.get(pk, 0) - had[pk] for pk in {*needs, *had}})


def send_again(booking: Booking, *, by: User | None = None) -> None:
    """The mail with the link, once a minute at most. Raises NotHeld where the seats are gone."""
    with transaction.atomic():
        booking = _standing(booking)
        AccessLog.add("allotment.sent_again", booking, by=by)
        minute = timezone.now().strftime("%Y%m%d%H%M")
        post(allotment_reserved, booking.pk, key=f"allotment-again:{booking.pk}:{minute}")
