"""The first screen of an event: where it stands, at a glance."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from events.models import Event, Session
from events.views.hub import event_screen, render_screen


@require_safe
@event_screen
def overview(request: HttpRequest, event: Event) -> HttpResponse:
    sessions = event.sessions.exclude(state=Session.State.CANCELLED)
    context = {
        "upcoming": list(event.sessions.upcoming().prefetch_related("quotas")[:5]),
        "dates": sessions.count(),
    }
    return render_screen(request, event, "overview", "events/admin/overview.html", context)
