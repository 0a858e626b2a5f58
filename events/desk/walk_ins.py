"""Somebody stands at the door without a ticket, and is let in while there is a seat.

    let_in ──► arrived, with a seat of the date ──► take_back

Nobody is let in beyond the seats by a tap: full is full, and whoever may edit the event may give
the date one seat more, knowingly (``beyond``). How many people a room may hold is known to her who
booked the room, not to the telephone at the door.
"""

import hashlib
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts.models import AccessLog, Language, User
from events.booking import Person, SoldOut, line, seats
from events.booking.cancelling import end_if_over, take_out
from events.booking.claims import seat_people
from events.booking.individual import once_key
from events.emails import door_ticket
from events.models import Attendee, Booking, Event, Quota, Session
from events.signals import send_visits_changed
from outbox.mail import post
from vocabulary.refused import Refused


class NoWalkIns(Refused):
    """Nobody is let in there without a booking, or not today."""


class AlreadyOnTheList(Refused):
    """The address that was typed has a seat here."""

    message = gettext_lazy(
        "There is a seat here for this e-mail address already. Look for the person in the list."
    )


class Full(Refused):
    """All seats are taken."""


@dataclass(frozen=True)
class Newcomer:
    """Who is let in; nobody has to say a name."""

    name: str = ""
    email: str = ""


def let_in(
    session: Session,
    newcomer: Newcomer | None = None,
    *,
    form_token: str = "",
    beyond: bool = False,
    by: User | None = None,
) -> Attendee:
    """She has arrived, and has a seat; with an e-mail address, a ticket by mail.

    The same form sent twice lets in one person. ``beyond``: where all seats are taken the date
    gets one more; the caller has asked who may do that. Raises NoWalkIns, Full, AlreadyOnTheList.
    """
    check_door(session)
    newcomer = newcomer or Newcomer()
    token = _of_this_form(form_token, session, newcomer)
    try:
        return _known(token) or _let_in(session, newcomer, token, beyond=beyond, by=by)
    except IntegrityError:
        # The database's own constraints decide between two taps at the same moment.
        if known := _known(token):
            return known
        raise AlreadyOnTheList from None
    except SoldOut as sold_out:
        if known := _known(token):
            return known
        raise Full(_full(session)) from sold_out


def check_door(session: Session) -> None:
    """Raises NoWalkIns where walk-ins cannot be let in now."""
    if session.event.kind in (Event.Kind.REGISTRATION, Event.Kind.TALKS):
        raise NoWalkIns(_("Everybody needs a time of her own here: book one first."))
    if session.state != Session.State.OPEN:
        raise NoWalkIns(_("This date is cancelled, so nobody can be let in."))
    if not is_today(session):
        raise NoWalkIns(_("People without a ticket are let in on the day itself."))


def is_today(session: Session) -> bool:
    """Today here, or still going on after midnight."""
    first, last = timezone.localdate(session.starts), timezone.localdate(session.ends)
    return first <= timezone.localdate() <= last


def _known(token: str) -> Attendee | None:
    """Whom this form has let in already."""
    return Attendee.objects.filter(booking__form_token=token).first() if token else None


@transaction.atomic
def _let_in(
    session: Session, newcomer: Newcomer, token: str, *, beyond: bool, by: User | None
) -> Attendee:
    quota = Quota.objects.filter(session=session, authority=None).first()
    if quota is None:
        raise NoWalkIns(_("This date has no seats. Its editor can set how many there are."))
    if newcomer.email and _has_seat(session, newcomer.email):
        raise AlreadyOnTheList
    attendee = _write(session, quota, newcomer, token, by=by)
    AccessLog.add("attendee.walked_in", attendee, by=by)
    if attendee.email:
        post(door_ticket, attendee.pk)
    send_visits_changed([attendee])
    if beyond:
        _one_seat_more(quota, by=by)
    seats.take({quota.pk: 1})
    return attendee


def _has_seat(session: Session, email: str) -> bool:
    return Attendee.objects.coming().filter(session=session).with_email(email).exists()


def _write(
    session: Session, quota: Quota, newcomer: Newcomer, token: str, *, by: User | None
) -> Attendee:
    spoken = session.event.spoken
    language = spoken if spoken in Language.values else Language.ENGLISH
    booking = Booking.objects.create(
        kind=Booking.Kind.WALK_IN,
        contact_name=newcomer.name,
        contact_email=newcomer.email,
        language=language,
        state=Booking.State.CONFIRMED,
        form_token=token,
        once=once_key(session.pk, newcomer.email) if newcomer.email else "",
        created_by=by,
    )
    person = Person(session.pk, (quota.pk,), newcomer.name, "", newcomer.email, language)
    [attendee] = seat_people(booking, [person])
    attendee.state = Attendee.State.ARRIVED
    attendee.arrived_at = timezone.now()
    attendee.save(update_fields=["state", "arrived_at"])
    return attendee


def _one_seat_more(quota: Quota, *, by: User | None) -> None:
    """Unless one has come free meanwhile."""
    quota = Quota.objects.locked(quota.pk)
    if quota.free > 0 or quota.closed:
        return
    quota.size += 1
    quota.save(update_fields=["size"])
    AccessLog.add("quota.one_more", quota, by=by, reason=f"{quota.size} seats, at the door")


def _full(session: Session) -> str:
    """What the desk can say, and do."""
    size = Quota.objects.filter(session=session, authority=None).values_list("size", flat=True)
    told = ngettext(
        "The only seat is taken.", "All %(n)d seats are taken.", size[0] if size else 0
    ) % {"n": size[0] if size else 0}
    missing = Attendee.objects.expected().filter(session=session).count()
    if not missing:
        return told
    late = ngettext(
        "%(n)d person who signed up is not here yet.",
        "%(n)d people who signed up are not here yet.",
        missing,
    ) % {"n": missing}
    if session.has_begun:
        return f"{told} {late} {_('Mark who did not come: then the seat is free.')}"
    return f"{told} {late} {_('Their seats are kept until it begins.')}"


@transaction.atomic
def take_back(attendee: Attendee, *, by: User | None = None) -> Attendee:
    """It was one tap too many: she was never there, and the seat is free. Again: nothing."""
    booking = Booking.objects.locked(attendee.booking_id)
    attendee = Attendee.objects.locked(attendee.pk)
    if attendee.state == Attendee.State.CANCELLED:
        return attendee
    freed, _untold = take_out([attendee], reason="taken back at the door")
    AccessLog.add("attendee.undone", attendee, by=by)
    send_visits_changed([attendee])
    line.give_back(freed)
    end_if_over(booking)
    return attendee


def _of_this_form(token: str, session: Session, newcomer: Newcomer) -> str:
    """The same form with other words in it (the back button) is another person."""
    if not token:
        return ""
    words = "\n".join((token, str(session.pk), newcomer.name, newcomer.email.lower()))
    return hashlib.sha256(words.encode()).hexdigest()
