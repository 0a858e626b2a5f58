"""The calendar: what is on, found by what one looks for."""

from dataclasses import replace
from urllib.parse import urlsplit

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from content import edition
from content.page_cache import keep
from content.social import SocialCard, card_of_view
from events.finding.addresses import PARAMETERS
from events.finding.listing import registration_events
from events.finding.page import CalendarPage, calendar_page
from events.models import EventIndexPage


@require_safe
@keep(*PARAMETERS)
def index(request: HttpRequest) -> HttpResponse:
    calendar = calendar_page(request.GET)
    # For links to the same thing in another language: without the form's empty fields.
    request.META["QUERY_STRING"] = urlsplit(calendar.address).query
    context = {"calendar": calendar, "words": _words(request)}
    if calendar.chosen.only_registration:
        context["registration"] = registration_events()
    if _asks_for_a_fragment(request):
        return _fragment(request, context)
    context["social"] = _social(request, calendar)
    return render(request, "events/calendar/index.html", context)


def _asks_for_a_fragment(request: HttpRequest) -> bool:
    return bool(request.htmx) and not request.htmx.history_restore_request


def _fragment(request: HttpRequest, context: dict) -> HttpResponse:
    """The calendar without the page around it; the browser's address follows."""
    response = render(request, "events/calendar/fragment.html", context)
    response["HX-Push-Url"] = context["calendar"].address
    return response


def _words(request: HttpRequest) -> dict[str, str]:
    """What editors have written above the calendar, in the reader's language; kept until they
    write something else."""
    now, key = edition.of(request).texts, f"calendar-words:{get_language()}"
    kept: tuple[int, dict[str, str]] | None = cache.get(key)
    if kept is None or kept[0] != now:
        kept = now, _read_words()
        cache.set(key, kept)
    return kept[1]


def _read_words() -> dict[str, str]:
    calendars = EventIndexPage.objects.live().filter(organiser=None, alias_of=None)
    here = calendars.filter(locale__language_code=get_language()).order_by("path")
    return here.values("title", "intro", "search_description").first() or {}


def _social(request: HttpRequest, calendar: CalendarPage) -> SocialCard:
    """A month that search engines are shown is a page of its own."""
    card = card_of_view(request)
    url = calendar.address if calendar.is_indexed else request.path
    return replace(card, url=request.build_absolute_uri(url))
