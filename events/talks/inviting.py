"""Telling those who were at a meeting that they can pick a talk; and what is forgotten after it."""

import hashlib
from datetime import timedelta

from django.conf import settings
from django.db.models import Q
from django.utils import timezone

from events.emails import talks_offered
from events.models import Attendee, Event
from events.talks.offered import free_times, talks_after
from outbox.mail import post_many
from outbox.models import Message

SETTLED = timedelta(hours=1)  # until everybody who was there is marked
LATEST = timedelta(days=14)  # after the meeting; times may be offered some days after it


def invite_to_talks() -> int:
    """By the clock; each person once for each series of talks. How many are new."""
    now = timezone.now()
    meetings = Event.objects.filter(
        sessions__ends__range=(now - LATEST, now - SETTLED),
        pk__in=Event.objects.public().filter(kind=Event.Kind.TALKS).values("follows"),
    )
    pairs = [(each, talks) for each in meetings.distinct() for talks in talks_after(each)]
    return sum(_invite(each, talks) for each, talks in pairs if free_times(talks))


def _invite(meeting: Event, talks: Event) -> int:
    now = timezone.now()
    people = Attendee.objects.came().filter(
        session__event=meeting, session__ends__range=(now - LATEST, now - SETTLED)
    )
    those = people.exclude(email="").order_by("pk").values_list("email", "pk")
    keys = {_key(talks, email): pk for email, pk in those}
    known = set(Message.objects.filter(key__in=keys).values_list("key", flat=True))
    new = {key: pk for key, pk in keys.items() if key not in known}
    post_many(talks_offered, new.values(), keys=new)
    return len(new)


def _key(talks: Event, email: str) -> str:
    """Kept for ever, so without the address."""
    return f"talks:{talks.pk}:{hashlib.sha256(email.lower().encode()).hexdigest()}"


def forget_topics() -> int:
    """What somebody wanted to talk about, a month after she did."""
    over = Attendee.objects.filter(
        ~Q(situation={}),
        session__event__kind=Event.Kind.TALKS,
        session__ends__lt=timezone.now() - settings.RETENTION["topics"].period,
    )
    return over.update(situation={})
