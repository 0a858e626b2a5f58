"""What somebody who was at a meeting is offered: the talks that follow it, and the one she has."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from events.models import Attendee, Booking, Event, EventQuerySet, Session, SignUp
from events.sign_up.parties import once_key
from events.sign_up.window import window

LASTS = timedelta(days=180)  # after the meeting, for as long as advisers find time


@dataclass(frozen=True)
class Offer:
    event: Event
    seat: Attendee | None  # of the talk that she has, over or to come
    times: Sequence[Session]  # that she can pick, by time

    @property
    def may_change(self) -> bool:
        expected = self.seat is not None and self.seat.state == Attendee.State.EXPECTED
        return expected and self.seat is not None and not self.seat.session.has_begun

    @property
    def may_pick(self) -> bool:
        return bool(self.times) and (self.seat is None or self.may_change)


def talks_after(meeting: Event) -> EventQuerySet:
    talks = Event.objects.public().filter(kind=Event.Kind.TALKS, follows=meeting)
    return talks.filter(sign_up=SignUp.HERE).select_related("venue", "centre", "organiser")


def offers_for(guest: Attendee) -> list[Offer]:
    """Of each series of talks after the meeting at which she was."""
    events = talks_after(guest.session.event).order_by("title_en", "pk")
    return [Offer(event, seat_of(guest, event), free_times(event)) for event in events]


def offer_to(email: str, talks: Event) -> Offer:
    """Of talks in confidence, to somebody whom the other app lets in. What is over is not hers."""
    seat = seat_with(email, talks)
    if seat is not None and seat.session.ends <= timezone.now():
        seat = None
    return Offer(talks, seat, free_times(talks))


def link_open(guest: Attendee) -> bool:
    return timezone.now() < guest.session.ends + LASTS


def may_pick(guest: Attendee) -> bool:
    """Whether she was at the meeting, as the desk or the organiser said."""
    return guest.state in (Attendee.State.ARRIVED, Attendee.State.SERVED)


def seat_of(guest: Attendee, talks: Event) -> Attendee | None:
    return seat_with(guest.email, talks)


def seat_with(email: str, talks: Event) -> Attendee | None:
    """In the talk that this address has."""
    once = once_key(talks, (), email)
    hers = Attendee.objects.coming().filter(booking__once=once, session__event=talks)
    return hers.select_related("booking", "session__event", "session__host").first()


def free_times(talks: Event, now: datetime | None = None) -> list[Session]:
    """That somebody who may pick can have now; two queries."""
    now = now or timezone.now()
    ordinary = Session.objects.upcoming().filter(admission=Session.Admission.ORDINARY)
    coming = ordinary.filter(event=talks)
    found = list(coming.select_related("host").prefetch_related("quotas"))
    return list(_bookable(talks, found, now))


def _bookable(talks: Event, sessions: Iterable[Session], now: datetime) -> Iterable[Session]:
    for session in sessions:
        session.event = talks
        free = sum(quota.free for quota in session.quotas.all() if not quota.closed)
        if free > 0 and window(talks, session, now, attended=True).is_open:
            yield session


def way_to_times(booking: Booking, talks: Event) -> str:
    """Her page with the other times, for the page of her sign-up; empty where there is none."""
    if talks.is_in_confidence:
        return talks.get_absolute_url()
    if not talks.is_for_attendees:
        return ""
    those = Attendee.objects.came().filter(session__event=talks.follows_id)
    guest = those.with_email(booking.contact_email).order_by("-session__ends").first()
    return guest.talks_address if guest else ""
