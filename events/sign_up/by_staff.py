"""What staff do for somebody: sign her up, confirm, move, cancel, send the ticket again.

Seats are counted as for everybody. What only the public is bound by does not hold here: when
sign-up opens and closes, how many come on one sign-up, and where one must live.
"""

from collections.abc import Sequence

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import AccessLog, User
from events.booking import BookingError, NotConfirmed, cancel, move_person, remove_person, seats
from events.booking.claims import check_open, hold_seats
from events.emails import guest_ticket, signed_up
from events.models import Attendee, Booking, Event, Session
from events.sign_up.changes import take_off
from events.sign_up.parties import confirm_sign_up, of_this_form, once_key
from events.sign_up.party import Party, quotas_of
from events.signals import send_tickets_wanted
from outbox.mail import post


class SignedUpAlready(BookingError):
    """This address has a sign-up at this date already."""


def sign_up_for(
    *,
    event: Event,
    sessions: Sequence[Session],
    party: Party,
    by: User,
    form_token: str = "",
    tell: bool = True,
) -> Booking:
    """Seats for the whole party at each of these sessions, confirmed at once.

    An e-mail address is not needed; where there is one and ``tell``, the tickets go there. The same
    form sent twice is one booking. Raises SoldOut, NotBookable, SignedUpAlready.
    """
    for session in sessions:
        check_open(session)
    email = party.contact.email
    booking = Booking(
        kind=Booking.Kind.SIGN_UP,
        contact_name=party.contact.full_name[:200],
        contact_email=email,
        language=party.language,
        held_until=timezone.now(),  # of the moment before it is confirmed
        form_token=of_this_form(form_token, party),
        once=once_key(event, sessions, email) if email else "",
        party=party.as_json() | {"sessions": [session.pk for session in sessions]},
        created_by=by,
    )
    try:
        return _made(booking) or _sign_up_for(booking, sessions, party.size, by=by, tell=tell)
    except IntegrityError:
        if made := _made(booking):
            return made
        raise


def _made(booking: Booking) -> Booking | None:
    """What this very form has made. Raises SignedUpAlready for what another one has."""
    # Asked in one query: between two, this very form may make what the second finds.
    of_form = Q(form_token=booking.form_token) & ~Q(form_token="")
    of_address = Q(once=booking.once) & ~Q(once="")
    made = list(Booking.objects.filter(of_form | of_address))
    for each in made:
        if booking.form_token and each.form_token == booking.form_token:
            return each
    if made:
        raise SignedUpAlready(_already_words(made[0]))
    return None


def _already_words(other: Booking) -> str:
    name = other.contact_name or other.contact_email
    if other.state == Booking.State.HELD:
        return _(
            "%(name)s has signed up with this address, and not confirmed it yet. You can "
            "confirm it in the list of people."
        ) % {"name": name}
    return _(
        "%(name)s has signed up with this address already. Look in the list of people, or "
        "leave the address empty."
    ) % {"name": name}


@transaction.atomic
def _sign_up_for(
    booking: Booking, sessions: Sequence[Session], size: int, *, by: User, tell: bool
) -> Booking:
    needs = {quota.pk: size for quota in quotas_of(sessions)}
    booking.save(force_insert=True)
    hold_seats(booking, needs)
    AccessLog.add("booking.signed_up", booking, by=by, reason="by staff")
    seats.take(needs)
    return confirm_sign_up(booking, by=by, tell=tell)


def confirm_for(booking: Booking, *, by: User) -> Booking:
    """She has said so by telephone: no mail to be answered. Raises HoldExpired, NotHeld."""
    return confirm_sign_up(booking, by=by)


def move(attendee: Attendee, session: Session, *, by: User) -> Attendee:
    """To another date of the event. Raises NotExpected, SoldOut, NotBookable, AlreadyBooked."""
    if session.event_id != attendee.session.event_id:
        raise ValueError(f"{session} is of another event")
    quota_ids = [quota.pk for quota in quotas_of([session])]
    return move_person(attendee, session=session, quota_ids=quota_ids, by=by)


def cancel_for(attendee: Attendee, *, everybody: bool = False, by: User, reason: str = "") -> None:
    """Take her off, at all meetings of a course; or ``everybody`` of her sign-up.

    Who has an address is told. Called again it does nothing. Raises NotExpected.
    """
    if everybody:
        cancel(attendee.booking, by=by, reason=reason)
    elif attendee.session.event.kind == Event.Kind.COURSE:
        take_off(attendee.booking, attendee.number, by=by)
    else:
        remove_person(attendee, by=by, reason=reason)


@transaction.atomic
def send_ticket_again(attendee: Attendee, *, by: User) -> str:
    """The mail with the ticket, once a minute at most; to whom it goes. Raises NotConfirmed."""
    booking = attendee.booking
    first = booking.kind != Booking.Kind.ALLOTMENT and attendee.number == 0
    to = booking.contact_email if first else attendee.email
    if attendee.state != Attendee.State.EXPECTED or not to:
        raise NotConfirmed(_("There is no address to which a ticket could be sent."))
    AccessLog.add("attendee.ticket_sent_again", attendee, by=by)
    minute = timezone.now().strftime("%Y%m%d%H%M")
    key = f"ticket-again:{attendee.pk}:{minute}"
    if first:
        post(signed_up, booking.pk, key=key)
    elif send_tickets_wanted([attendee], key=key):
        post(guest_ticket, attendee.pk, key=key)
    return to
