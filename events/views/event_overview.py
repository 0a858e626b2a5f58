"""The first screen of an event: where it stands, at a glance, and what would make it better."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from events.desk.attendance import NOBODY, Attendance, attendance_of
from events.desk.doors import Door, doors_on
from events.models import Attendee, Booking, Event, Session, SignUp, WaitlistEntry
from events.sign_up.feedback import results_of
from events.views.event_hints import hints_for
from events.views.hub import event_screen, render_screen

SHOWN = 5  # dates
CAME = (Attendee.State.ARRIVED, Attendee.State.SERVED)


@require_safe
@event_screen
def overview(request: HttpRequest, event: Event) -> HttpResponse:
    coming = event.sessions.upcoming()
    context: dict[str, Any] = {
        "hints": hints_for(event),
        "upcoming": list(coming.prefetch_related("quotas")[:SHOWN]),
        "more": max(0, coming.count() - SHOWN),
        "doors": _doors(event),
        "held": _held(event),
        "results": results_of(event),
        "figures": _figures(event) if event.sign_up == SignUp.HERE else [],
    }
    return render_screen(request, event, "overview", "events/admin/overview.html", context)


def _doors(event: Event) -> list[Door]:
    """Its dates of today, with the way to their doors."""
    return doors_on(Session.objects.filter(event=event), timezone.localdate())


def _held(event: Event) -> list[tuple[Session, Attendance]]:
    """The last dates, and who came."""
    over = event.sessions.filter(state=Session.State.OPEN, ends__lte=timezone.now())
    sessions = list(over.order_by("-starts")[:SHOWN])
    counted = attendance_of(sessions)
    return [(session, counted.get(session.pk, NOBODY)) for session in sessions]


def _on_the_roll(event: Event) -> int:
    """At its next meeting or, where all are over, at the last."""
    meetings = event.sessions.filter(state=Session.State.OPEN)
    meeting = event.sessions.upcoming().first() or meetings.order_by("starts").last()
    return Attendee.objects.coming().filter(session=meeting).count() if meeting else 0


def _figures(event: Event) -> list[tuple[str, int]]:
    coming = event.sessions.upcoming()
    people = Attendee.objects.coming().filter(session__event=event)
    waiting = WaitlistEntry.objects.waiting().filter(event=event).count()
    if event.kind == Event.Kind.COURSE:  # the same people come to every meeting
        return [
            (_("signed up"), _on_the_roll(event)),
            (_("on the waiting list"), waiting),
            (_("certificates given"), event.certificates.count()),
        ]
    signed_up = people.exclude(booking__kind=Booking.Kind.WALK_IN)
    return [
        (_("signed up for dates to come"), signed_up.filter(session__in=coming).count()),
        (_("on the waiting list"), waiting),
        (_("came so far"), people.filter(state__in=CAME).count()),
        (_("did not come"), people.filter(state=Attendee.State.NO_SHOW).count()),
    ]
