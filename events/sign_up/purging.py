"""What is not needed any more is deleted: answers, and what people typed who never came. Daily."""

from datetime import timedelta

from django.conf import settings
from django.db.models import Exists, OuterRef
from django.utils import timezone

from events.models import Answer, Attendee, Booking, Question, Session, WaitlistEntry

OVER = (Booking.State.EXPIRED, Booking.State.CANCELLED)


def purge_answers() -> int:
    """Those whose question said that they are deleted by now, and those of who does not come."""
    deleted = Answer.objects.filter(booking__state__in=OVER).delete()[0]
    days = Question.objects.filter(answers__isnull=False).values_list("keep_days", flat=True)
    for keep_days in set(days):
        since = timezone.now() - timedelta(days=keep_days)
        later = Attendee.objects.filter(booking=OuterRef("booking"), session__ends__gt=since)
        due = Answer.objects.filter(~Exists(later), question__keep_days=keep_days)
        deleted += due.delete()[0]
    return deleted


def purge_parties() -> int:
    """Names and answers in sign-ups that nobody confirmed, and of who is not in line any more."""
    sign_ups = Booking.objects.filter(kind=Booking.Kind.SIGN_UP, state__in=OVER)
    old = sign_ups.filter(created_at__lte=timezone.now() - settings.RETENTION["unconfirmed"].period)
    emptied = old.exclude(party={}).update(party={})
    entries = WaitlistEntry.objects.exclude(state__in=WaitlistEntry.STANDING)
    emptied += entries.exclude(party={}).update(party={})
    return emptied + _forget_unconfirmed() + _forget_line()


def _forget_unconfirmed() -> int:
    """After a month nobody can open the link. Those that were confirmed once have people.

    An allotment that nobody came by is forgotten as long after its last day.
    """
    since = timezone.now() - settings.RETENTION["links"].period
    never = Booking.objects.filter(
        ~Exists(Attendee.objects.filter(booking=OuterRef("pk"))),
        kind=Booking.Kind.SIGN_UP,
        state__in=OVER,
        created_at__lte=since,
    )
    allotments = Booking.objects.filter(
        ~Exists(Attendee.objects.filter(booking=OuterRef("pk"))),
        kind=Booking.Kind.ALLOTMENT,
        state__in=OVER,
        held_until__lte=since,
    )
    return never.delete()[0] + allotments.delete()[0]


def _forget_line() -> int:
    """Who stood in line is forgotten a month after the event; how many did is still counted."""
    since = timezone.now() - settings.RETENTION["links"].period
    to_come = Session.objects.filter(event=OuterRef("event"), ends__gt=since)
    over = WaitlistEntry.objects.exclude(state__in=WaitlistEntry.STANDING).exclude(contact_email="")
    return over.filter(~Exists(to_come)).update(contact_name="", contact_email="")
