"""Talks of a candidate with an adviser: sessions of one seat, held in confidence (events.talks).

Advisers offer times on the events app's screen for talks; candidates pick here. Confirmations,
reminders, calendar entries and the page of her talk are those of every sign-up.
"""

from collections.abc import Iterable
from datetime import date
from itertools import groupby

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from careers.models import CandidateProfile
from events import booking
from events.models import Attendee, AttendeeQuerySet, Booking, Event, Session
from events.sign_up.party import Guest
from events.talks.offered import Offer, offer_to
from events.talks.picking import take, take_another
from vocabulary.refused import Refused

SLUG = "career-talks"


class NoName(Refused):
    """An adviser has to know who comes."""

    message = _("Write your name in your profile first, so that the adviser knows who comes.")


class NothingToCancel(Refused):
    message = _("You have no talk to come.")


def series() -> Event:
    """The one event that all of these times belong to; made when it is first needed."""
    event, _is_new = Event.objects.get_or_create(
        slug=SLUG,
        defaults={
            "kind": Event.Kind.TALKS,
            "title_en": "A talk with a career adviser",
            "title_da": "Samtale med en karriererådgiver",
            "summary_en": "For people in the CV bank, who pick a time on their own page.",
            "summary_da": "For personer i CV-banken, som vælger en tid på deres egen side.",
            "public": False,
            "picked_at": "cv:talks",
            "seats": 1,
            "party_limit": 1,
            "company_limit": 0,
            "has_waiting_list": False,
            "closes_hours": 1,
        },
    )
    return event


def offered(profile: CandidateProfile) -> Offer:
    """The talk that she has to come, and the times she may pick."""
    return offer_to(profile.user.email, series())


def by_day(
    profile: CandidateProfile, times: Iterable[Session]
) -> tuple[list[tuple[date, list[Session]]], list[tuple[date, list[Session]]]]:
    """With her own adviser, and with the others."""
    all_times = list(times)
    hers = [each for each in all_times if each.host_id and each.host_id == profile.adviser_id]
    others = [each for each in all_times if each not in hers]
    return _days(hers), _days(others)


def _days(times: list[Session]) -> list[tuple[date, list[Session]]]:
    days = groupby(times, key=lambda each: timezone.localdate(each.starts))
    return [(day, list(sessions)) for day, sessions in days]


def book(profile: CandidateProfile, talk: Session, *, topic: str = "") -> Booking:
    """Hers at once. Picked again it is the same talk.

    Raises NoName, HasOne, JustTaken, NotBookable.
    """
    user = profile.user
    if not user.get_full_name():
        raise NoName
    who = Guest(user.first_name, user.last_name, user.email)
    return take(who, talk, language=user.language, topic=topic, by=user)


def change(profile: CandidateProfile, talk: Session) -> Attendee:
    """This time instead. Raises JustTaken (she keeps the old one), NotBookable, NotExpected."""
    return take_another(profile.user.email, talk)


def cancel(profile: CandidateProfile, *, by: User | None = None) -> None:
    """The talk to come; the time is free for somebody else. Raises NothingToCancel."""
    offer = offered(profile)
    if offer.seat is None or not offer.may_change:
        raise NothingToCancel
    booking.cancel(offer.seat.booking, by=by)


def talks_of(profile: CandidateProfile) -> AttendeeQuerySet:
    """All that she has or had, the latest first."""
    seats = Attendee.objects.filter(session__event__slug=SLUG).with_email(profile.user.email)
    return seats.select_related("session__host", "session__event", "booking").order_by(
        "-session__starts"
    )
