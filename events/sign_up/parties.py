"""A party signs up: seats held at once, and confirmed by whoever reads the mail.

    sign_up ──► held ──► confirm_sign_up ──► confirmed
                 │
                 └──► runs out; the seats go to the line, or to anybody

Somebody signed in with that address has proved it already, and is confirmed at once. Whether an
address has signed up before is told to that address only, by mail: the page answers everybody the
same.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import AccessLog, User
from events.booking import NotBookable, SoldOut, seats
from events.booking.claims import check_open, hold_seats
from events.booking.confirming import check_held, confirm
from events.emails import confirm_your_sign_up, guest_ticket, signed_up, signed_up_already
from events.models import Answer, Booking, Event, Quota, Session, WaitlistEntry
from events.sign_up.party import Party, quotas_of
from events.sign_up.unconfirmed import check_network, held_until
from events.sign_up.window import check_window
from events.talks.hosts import tell_taken
from outbox.mail import post, post_many

AS_A_WHOLE = (Event.Kind.COURSE, Event.Kind.TALKS)  # one sign-up for each person


def sign_up(
    *,
    event: Event,
    sessions: Sequence[Session],
    party: Party,
    form_token: str = "",
    by: User | None = None,
    attended: bool = False,
    network: str = "",
) -> Booking:
    """Seats for the whole party at each of these sessions, or for nobody.

    ``sessions``: one, or all meetings of a course. ``by``: who is signed in; with her own address
    it is confirmed at once. The same form sent twice is one booking; an address that has signed up
    already is sent its link again. ``attended``: to a talk, by the link that was mailed to her who
    was at the meeting before; that proves the address, too. ``network``: from which a stranger
    asks (``unconfirmed.network_of``). Raises SoldOut, NotBookable.
    """
    for session in sessions:
        check_open(session)
        check_window(event, session, attended=attended)
    check_party(event, party)
    needs = {quota.pk: party.size for quota in quotas_of(sessions)}
    if len(needs) < len(sessions):  # nobody comes without a seat
        raise SoldOut([])
    order = Order(
        party=party,
        sessions=sessions,
        needs=needs,
        token=of_this_form(form_token, party),
        once=once_key(event, sessions, party.contact.email),
        by=by,
        attended=attended,
        network=network,
    )
    try:
        return _known(order) or _sign_up(order)
    except IntegrityError:
        # The database's own constraints decide between two requests at the same moment.
        if known := _known(order):
            return known
        raise


@dataclass(frozen=True)
class Order:
    """What one form asks for."""

    party: Party
    sessions: Sequence[Session]
    needs: Mapping[int, int]  # seats by quota id
    token: str
    once: str
    by: User | None
    attended: bool = False
    network: str = ""

    @property
    def is_known(self) -> bool:
        """Whether the very address that she signs up with is proved: by signing in, or a link."""
        if self.attended:
            return True
        return self.by is not None and self.by.email == self.party.contact.email.strip().lower()


def check_party(event: Event, party: Party) -> None:
    """Raises NotBookable where the party is too large, or lives where the event is not for."""
    if party.size > event.party_limit:
        words = ngettext(
            "Everybody signs up for themselves here: take the other people off.",
            "At most %(limit)d people can come on one sign-up. Take somebody off, or let them "
            "sign up for themselves.",
            event.party_limit,
        )
        raise NotBookable(words % {"limit": event.party_limit})
    homes = {each.code: each.name for each in event.homes}
    if homes and party.municipality not in homes:
        raise NotBookable(
            _("This event is only for people who live in %(places)s. Look for one near you.")
            % {"places": ", ".join(homes.values())}
        )


def _known(order: Order) -> Booking | None:
    """What this form, or this address, has made already; the address is sent its link again.

    Raises SoldOut and TooManyHeld as for anybody else: else a stranger could ask who has seats at
    a full event.
    """
    same, standing = _made_before(order)
    if same is not None:
        return same
    if order.is_known:
        return standing and _confirmed(standing, order.by)
    check_network(order.network, order.needs)
    if standing is None:
        return None
    seats.check_free(order.needs)
    send_link_again(standing)
    return standing


def _made_before(order: Order) -> tuple[Booking | None, Booking | None]:
    """By this form, and with this address."""
    of_form = Q(form_token=order.token) if order.token else Q()
    found = list(Booking.objects.filter(of_form | Q(once=order.once)).order_by())
    same = next((each for each in found if order.token and each.form_token == order.token), None)
    return same, next((each for each in found if each.once == order.once), None)


def _confirmed(standing: Booking, by: User | None) -> Booking:
    """Having signed in, she has answered the mail that she may not have read."""
    return confirm_sign_up(standing, by=by) if standing.state == Booking.State.HELD else standing


def send_link_again(booking: Booking) -> None:
    """Once an hour at most, however often somebody types the address."""
    write = confirm_your_sign_up if booking.state == Booking.State.HELD else signed_up_already
    hour = timezone.now().strftime("%Y%m%d%H")
    post(write, booking.pk, key=f"sign-up-again:{booking.pk}:{hour}")


@transaction.atomic
def _sign_up(order: Order) -> Booking:
    party = order.party
    booking = Booking.objects.create(
        kind=Booking.Kind.SIGN_UP,
        contact_name=party.contact.full_name[:200],
        contact_email=party.contact.email,
        language=party.language,
        held_until=held_until(order.needs),
        form_token=order.token,
        once=order.once,
        party=party.as_json() | {"sessions": [session.pk for session in order.sessions]},
        created_by=order.by if order.is_known else None,
        network="" if order.is_known else order.network,
    )
    hold_seats(booking, order.needs)
    AccessLog.add("booking.signed_up", booking, by=order.by)
    if not order.is_known:
        post(confirm_your_sign_up, booking.pk)
    seats.take(order.needs)
    check_network(booking.network, order.needs, but=booking)
    return confirm_sign_up(booking, by=order.by) if order.is_known else booking


@transaction.atomic
def confirm_sign_up(booking: Booking, *, by: User | None = None, tell: bool = True) -> Booking:
    """The held party comes: tickets for everybody, and the answers kept.

    Also how an offer to the line is accepted. Called again it changes nothing. ``tell``: whether
    the tickets go out by mail. Raises HoldExpired, NotHeld.
    """
    booking = Booking.objects.locked(booking.pk)
    if booking.state == Booking.State.CONFIRMED:
        return booking
    check_held(booking)
    party = Party.from_json(booking.party)
    quotas = Quota.objects.filter(claims__booking=booking).select_related("session")
    held = list(quotas.order_by("session__starts", "pk"))
    confirm(booking, people=party.persons(held), by=by)
    booking.refresh_from_db()
    _keep_answers(booking, party)
    booking.party = {}
    booking.network = ""
    booking.save(update_fields=["party", "network"])
    _leave_line(booking)
    if tell:
        post(signed_up, booking.pk)
        post_many(guest_ticket, _guests_to_tell(booking))
    if any(quota.session.host_id for quota in held):
        tell_taken(booking.attendees.all())
    return booking


def _guests_to_tell(booking: Booking) -> list[int]:
    """Those with an address of their own, at the first of their dates."""
    seats_ = booking.attendees.exclude(number=0).exclude(email="")
    first: dict[int, int] = {}
    for seat in seats_.order_by("session__starts", "pk"):
        if seat.email.lower() != booking.contact_email.lower():
            first.setdefault(seat.number, seat.pk)
    return sorted(first.values())


def _leave_line(booking: Booking) -> None:
    """She who has seats does not wait for them any more, however she came by them."""
    offered = WaitlistEntry.objects.filter(booking=booking, state=WaitlistEntry.State.OFFERED)
    waiting = WaitlistEntry.objects.waiting().exclude(once="").filter(once=booking.once)
    for entries in (offered, waiting):
        entries.update(state=WaitlistEntry.State.TAKEN, once="")


def _keep_answers(booking: Booking, party: Party) -> None:
    Answer.objects.bulk_create(
        Answer(booking=booking, question_id=pk, value=value)
        for pk, value in party.answers.items()
        if value
    )


def once_key(event: Event, sessions: Sequence[Session], email: str) -> str:
    """What no two standing sign-ups share: the address, at this date, in this course or talk."""
    what = f"event-{event.pk}" if event.kind in AS_A_WHOLE else str(sessions[0].pk)
    return f"{what}:{email.strip().lower()}"[:280]


def of_this_form(token: str, party: Party) -> str:
    """The same form with other words in it (the back button) is another booking."""
    if not token:
        return ""
    words = json.dumps(party.as_json() | {"language": ""}, sort_keys=True)
    return hashlib.sha256(f"{token}\n{words}".encode()).hexdigest()


def last_moment(sessions: Sequence[Session], event: Event) -> datetime:
    """When sign-up closes for the first of these sessions."""
    first = min(session.starts for session in sessions)
    return first - timedelta(hours=event.closes_hours)
