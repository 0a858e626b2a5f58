"""News from ``events`` that concerns a company's new hires. Connected when the app is ready.

A receiver that answers True has told the people concerned, and ``events`` sends no mail of its own.
"""

from collections.abc import Sequence
from typing import Any

from companies import emails
from companies.completion import on_visit_changed
from companies.models import NewHire
from events import signals
from events.models import Attendee, Booking, Session
from outbox.mail import post, post_many


def connect() -> None:
    signals.attendees_cancelled.connect(tell_cancelled, dispatch_uid="companies.cancelled")
    signals.attendee_moved.connect(tell_moved, dispatch_uid="companies.moved")
    signals.visit_changed.connect(on_visit_changed, dispatch_uid="companies.visit_changed")


def tell_cancelled(sender: type[Booking], *, attendees: Sequence[Attendee], **news: Any) -> bool:
    """Every new hire who was invited gets our words, whoever cancelled and why."""
    hires = NewHire.objects.filter(attendee__in=[person.pk for person in attendees])
    pks = list(hires.values_list("pk", flat=True))
    post_many(emails.visit_cancelled, pks)
    return bool(pks)


def tell_moved(
    sender: type[Booking], *, attendee: Attendee, was: Session, now: Session, **news: Any
) -> bool:
    """A new time answers her wish for one; other desks at the same time need no mail."""
    hire = NewHire.objects.filter(attendee=attendee).first()
    if hire is None:
        return False
    if was != now:
        NewHire.objects.filter(pk=hire.pk).update(
            another_time_asked_at=None, another_time_reason=""
        )
        post(emails.visit_moved, hire.pk)
    return True
