"""What an event's page in the admin shows of its screens."""

from typing import Any

from django import template
from django.db.models import Max, Sum

from events.models import Event, Quota, Session, SignUp
from events.views.hub import tabs_of

register = template.Library()


@register.simple_tag
def event_tabs(event: Event) -> list[dict[str, Any]]:
    return list(tabs_of(event))


@register.simple_tag
def event_standing(event: Event) -> dict[str, Any]:
    """How many dates are to come, the next of them, and the seats taken at those."""
    coming = Session.objects.upcoming().filter(event=event)
    # The same people come to every meeting of a course: one of them tells.
    of = Max if event.kind == Event.Kind.COURSE else Sum
    seats = Quota.objects.filter(session__in=coming).aggregate(taken=of("taken"), size=of("size"))
    return {
        "coming": coming.count(),
        "next": coming.first(),
        "had_any": event.sessions.exists(),
        "taken": seats["taken"] or 0,
        "size": (seats["size"] or 0) if event.sign_up == SignUp.HERE else 0,
    }
