"""Reminders by themselves: a week before the visit, and two days before it.

The week is for getting a paper that is missing, the two days for packing it. Each mail says only
what is missing then (``companies.emails.reminder``).
"""

from datetime import timedelta

from django.db import transaction
from django.db.models import Q
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
    windows = Q()
    for before in BEFORE:
        windows |= Q(attendee__session__starts__range=(now + before - LATEST, now + before))
    expected = NewHire.objects.filter(windows, attendee__state=Attendee.State.EXPECTED)
    mailed = Q(invited_at__gt=now - QUIET) | Q(reminded_at__gt=now - QUIET)
    return expected.exclude(attendee__email="").exclude(mailed)
