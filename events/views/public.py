"""What is on, for everybody."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.dateparse import parse_date
from django.views.decorators.http import require_safe

from events.calendar_files import MIMETYPE, session_calendar
from events.finding import listing
from events.models import Event, Session
from guidance.models import Centre

ALL_AT_ONCE = 12  # times; of more, one day is shown


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    centres = list(Centre.objects.all())
    chosen = next((each for each in centres if each.key == request.GET.get("centre")), None)
    context = {
        "centres": centres,
        "chosen": chosen,
        "registration": listing.registration_events(chosen),
        "months": listing.by_month(listing.coming_events(chosen)),
    }
    return render(request, "events/index.html", context)


@require_safe
def event(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Event.objects.select_related("centre"), slug=slug, public=True)
    days = listing.days_of(found)
    many = sum(day.times for day in days) > ALL_AT_ONCE
    day = _chosen_day(days, request.GET.get("day", "")) if many else None
    context = {
        "event": found,
        "days": days if many else [],
        "chosen": day,
        "times": listing.times_of(found, day),
    }
    return render(request, "events/event.html", context)


def _chosen_day(days: list[listing.Day], asked: str) -> date:
    """The day that was asked for, else the first with a free time."""
    known = {each.day for each in days}
    try:
        day = parse_date(asked)
    except ValueError:
        day = None
    if day in known:
        return day
    return next((each.day for each in days if each.free_times), days[0].day)


@require_safe
def session_ics(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The session for anybody's calendar."""
    session = published_session(slug, pk)
    url = request.build_absolute_uri(session.event.get_absolute_url())
    return HttpResponse(session_calendar(session, url=url), content_type=MIMETYPE)


def published_session(slug: str, pk: int) -> Session:
    """A session that the public may know of, with its quotas; 404 for any other."""
    known = Session.objects.public().exclude(state=Session.State.DRAFT).with_quotas()
    return get_object_or_404(known, event__slug=slug, pk=pk)
