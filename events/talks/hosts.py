"""The adviser is told, with an entry for the calendar, whoever made or cancelled the sign-up."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils import timezone

from events.emails import talk_freed, talk_taken
from events.models import Attendee, Event, Session, SessionQuerySet
from events.signals import attendees_cancelled, attendees_moved, sessions_changed
from outbox.mail import post, post_many


def follow() -> None:
    """At start-up. None of these tells the guest, so each answers that nobody is told."""
    attendees_cancelled.connect(_cancelled, dispatch_uid="events.talks.cancelled")
    attendees_moved.connect(_moved, dispatch_uid="events.talks.moved")
    sessions_changed.connect(_changed, dispatch_uid="events.talks.changed")


def tell_taken(attendees: Iterable[Attendee]) -> None:
    """Of those who come to a talk that has a host."""
    people = list(attendees)
    of_hosts = set(_held(person.session_id for person in people).values_list("pk", flat=True))
    post_many(talk_taken, [person.pk for person in people if person.session_id in of_hosts])


def guests_of(talks: SessionQuerySet) -> list[Attendee]:
    """Who comes to these talks from now on, with what they asked for and answered; two queries."""
    people = Attendee.objects.coming().filter(
        session__in=talks.filter(ends__gt=timezone.now(), state=Session.State.OPEN)
    )
    found = people.select_related("session__host", "booking").order_by("session__starts", "pk")
    return list(found.prefetch_related("booking__answers__question"))


def _cancelled(sender: Any, *, attendees: Sequence[Attendee], **news: Any) -> None:
    held = _held(person.session_id for person in attendees)
    post_many(talk_freed, held.order_by("pk").values_list("pk", flat=True))


def _moved(sender: Any, *, attendees: Sequence[Attendee], was: Session, **news: Any) -> None:
    if _held([was.pk]).exists():
        post(talk_freed, was.pk)
        tell_taken(attendees)


def _changed(sender: Any, *, attendees: Sequence[Attendee], **news: Any) -> None:
    tell_taken(attendees)


def _held(session_ids: Iterable[int]) -> SessionQuerySet:
    talks = Session.objects.filter(event__kind=Event.Kind.TALKS).exclude(host=None)
    return talks.filter(pk__in=set(session_ids))
