"""Reminders by themselves: a week before the visit, and two days before it.

The week is for getting a paper that is missing, the two days for packing it. Each mail says only
what is missing then (``companies.emails.reminder``). Of an
event people are reminded two days before.
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from companies import emails
from companies.models import NewHire, NewHireQuerySet
from events.models import Attendee
from outbox.mail import post_many

BEFORE = (timedelta(days=7), timedelta(days=2))

#: A reminder that is a day late is left out: a booking of yesterday is not reminded of last week.
#: Nobody is mailed twice in as long, whoever asked for it.
LATEST = QUIET = timedelta(days=1)


@transaction.atomic
def remind_before_visits() -> int:
    """Remind whoever is due now; how many mails that makes. Safe to run as often as one likes."""
    due = list(_due().select_for_update(of=("self",), skip_locked=True))
    pks = [hire.pk for hire in due]
    NewHire.objects.filter(pk__in=pks).update(reminded_at=timezone.now())
    post_many(emails.reminder, pks)
    return len(pks)


def _due() -> NewHireQuerySet:
    now = timezone.now()
    expected = NewHire.objects.filter(_due_for_visits(now) | _due_for_events(now))
    mailed = Q(invited_at__gt=now - QUIET) | Q(reminded_at__gt=now - QUIET)
    return expected.exclude(attendee__email="").exclude(mailed)


def _due_for_visits(now: datetime) -> Q:
    windows = Q()
    for before in BEFORE:
        windows |= Q(attendee__session__starts__range=(now + before - LATEST, now + before))
    return Q(windows, group__event=None, attendee__state=Attendee.State.EXPECTED)


def _due_for_events(now: datetime) -> Q:
    """Two days before each of her dates: nothing has to be got ready before."""
    window = (now + BEFORE[-1] - LATEST, now + BEFORE[-1])
    seats = Attendee.objects.expected().filter(
        booking=OuterRef("attendee__booking"),
        number=OuterRef("attendee__number"),
        session__starts__range=window,
    )
    return Q(Exists(seats), group__event__isnull=False)
