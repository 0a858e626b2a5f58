"""Picking a talk, and another time instead: by who was at the meeting, and has the link.

``take`` and ``take_another`` are the same for talks in confidence, whose times are chosen in
another app: by whomever that one lets in.

A talk is a sign-up like any other from then on: confirmed, with a page, and cancelled there.
"""

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.models import User
from events.booking import NotBookable, SoldOut, move_person
from events.models import Attendee, Booking, Event, Session
from events.sign_up.parties import sign_up
from events.sign_up.party import Guest, Party, quotas_of
from events.sign_up.window import check_window
from events.talks.offered import may_pick, seat_of, seat_with
from vocabulary.refused import Refused


class NotThere(Refused):
    """She was not at the meeting that these talks follow."""


class HasOne(Refused):
    """One talk for each person."""


class JustTaken(Refused):
    """Somebody else was quicker."""


def pick(
    guest: Attendee, talk: Session, *, topic: str = "", answers: Mapping[int, str] | None = None
) -> Booking:
    """Hers at once. Picked again it is the same talk.

    ``guest``: she, at the meeting. Raises NotThere, HasOne, JustTaken, NotBookable.
    """
    _check(guest, talk)
    party = Party(
        people=(Guest(guest.given_name, guest.family_name, guest.email),),
        language=guest.language,
        topic=topic,
        answers=answers or {},
    )
    return _pick(party, talk)


def take(
    who: Guest, talk: Session, *, language: str, topic: str = "", by: User | None = None
) -> Booking:
    """A talk in confidence, for somebody whom the caller has let in; her last one may be over.

    Raises HasOne, JustTaken, NotBookable.
    """
    _check_in_confidence(talk)
    let_go_of_what_is_over(who.email, talk.event)
    return _pick(Party(people=(who,), language=language, topic=topic), talk, by=by)


def _pick(party: Party, talk: Session, *, by: User | None = None) -> Booking:
    email = party.contact.email
    try:
        booking = sign_up(event=talk.event, sessions=[talk], party=party, by=by, attended=True)
    except SoldOut:
        _refuse_second(email, talk)
        raise _just_taken() from None
    _refuse_second(email, talk)
    return booking


@transaction.atomic
def let_go_of_what_is_over(email: str, talks: Event) -> None:
    """So that the next talk can be picked: one to come for each person, not one for ever."""
    seat = seat_with(email, talks)
    if seat is not None and seat.session.ends <= timezone.now():
        booking = Booking.objects.locked(seat.booking_id)
        booking.once = ""
        booking.save(update_fields=["once"])


def pick_another(guest: Attendee, talk: Session) -> Attendee:
    """The talk that she has, at this time instead; the old one is free at once.

    Raises NotThere, JustTaken (she keeps the old one), NotBookable, NotExpected.
    """
    _check(guest, talk)
    return _move(seat_of(guest, talk.event), talk)


def take_another(email: str, talk: Session) -> Attendee:
    """The talk in confidence that this address has, at this time instead.

    Raises JustTaken (she keeps the old one), NotBookable, NotExpected.
    """
    _check_in_confidence(talk)
    return _move(seat_with(email, talk.event), talk)


def _move(seat: Attendee | None, talk: Session) -> Attendee:
    if seat is None:
        raise NotBookable(_("You have no talk any more that could be moved. Pick one."))
    if seat.session.has_begun and seat.session_id != talk.pk:
        raise NotBookable(_("Your talk has begun or is over, so it cannot be moved any more."))
    quota_ids = [quota.pk for quota in quotas_of([talk])]
    try:
        return move_person(seat, session=talk, quota_ids=quota_ids)
    except SoldOut:
        raise _just_taken() from None


def _check_in_confidence(talk: Session) -> None:
    if not talk.event.is_in_confidence:
        raise ValueError(f"{talk} is not in confidence")
    check_window(talk.event, talk, attended=True)


def _check(guest: Attendee, talk: Session) -> None:
    follows = talk.event.follows_id is not None and talk.event.follows_id == guest.session.event_id
    if not (follows and talk.event.is_for_attendees and may_pick(guest)):
        raise NotThere(_("These talks are for those who were at the meeting before."))
    check_window(talk.event, talk, attended=True)


def _refuse_second(email: str, talk: Session) -> None:
    """After the attempt: two requests at once both find the one that came first."""
    seat = seat_with(email, talk.event)
    if seat is not None and seat.session_id != talk.pk:
        when = date_format(timezone.localtime(seat.session.starts), "WEEKDAY_DATETIME")
        told = _("You have a talk already, on %(when)s. Move that one, if this suits you better.")
        raise HasOne(told % {"when": when})


def _just_taken() -> JustTaken:
    return JustTaken(_("Somebody else has just taken that time. Pick another one."))
