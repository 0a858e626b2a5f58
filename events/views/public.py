"""What is on, for everybody."""

from datetime import date

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.dateparse import parse_date
from django.utils.translation import get_language
from django.views.decorators.http import require_safe
from wagtail.models import Page

from content.page_cache import keep_response
from events.calendar_files import MIMETYPE, session_calendar
from events.finding import listing
from events.models import Event, EventIndexPage, EventPage, Session
from events.views.event_page import TEMPLATE, event_context, live_versions
from guidance.arrival.asked import QUESTIONS, Asked

ALL_AT_ONCE = 12  # times; of more, one day is shown
BELOW_CALENDAR = 4  # depth in the tree: root, front page, calendar


@require_safe
def event(request: HttpRequest, slug: str) -> HttpResponse:
    found = _public_events().filter(slug=slug).first()
    if found is None:
        return keep_response(_to_the_page_at(request, slug), "day")
    versions = live_versions(found)
    if versions is None:
        return _for_everybody(request, _times_to_choose(request, found))
    context = event_context(request, versions, versions.readers, facts=found)
    return keep_response(render(request, TEMPLATE, context), "day")


def _for_everybody(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Kept, except with a newcomer's answers: they are more than there is memory for."""
    if any(name in request.GET for name in QUESTIONS):
        return response
    return keep_response(response, "day", *QUESTIONS)


def _public_events() -> QuerySet[Event]:
    events = Event.objects.public().prefetch_related("image__renditions")
    return events.select_related("centre", "venue", "organiser", "category", "image", "follows")


def _to_the_page_at(request: HttpRequest, slug: str) -> HttpResponse:
    """A page keeps its place in the tree when its event has another address; so has a folder."""
    kinds = Page.objects.live().type(EventPage, EventIndexPage).select_related("locale")
    below = kinds.filter(depth=BELOW_CALENDAR, locale__language_code=get_language())
    url = str(get_object_or_404(below, slug=slug).specific.url)
    if url == request.path:
        raise Http404
    return redirect(url)


def _times_to_choose(request: HttpRequest, found: Event) -> HttpResponse:
    """Of what nobody writes a page about: registration days."""
    days = listing.days_of(found)
    many = sum(day.times for day in days) > ALL_AT_ONCE
    day = _chosen_day(days, request.GET.get("day", "")) if many else None
    context = {
        "event": found,
        "days": days if many else [],
        "chosen": day,
        "times": listing.times_of(found, day),
        "asked": Asked.read(request.GET),
    }
    return render(request, "events/registration.html", context)


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


def bookable_session(slug: str, pk: int) -> Session:
    """The same with no more than booking asks for; what a page shows of it is read then."""
    known = Session.objects.public().exclude(state=Session.State.DRAFT)
    known = known.select_related("event").prefetch_related("quotas")
    return get_object_or_404(known, event__slug=slug, pk=pk)
