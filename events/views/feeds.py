"""The calendar for other programs: iCalendar, Atom, and a list in a frame on a partner's site."""

from collections.abc import Callable
from functools import wraps
from hashlib import sha256
from typing import Any

from csp.decorators import csp_replace
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import condition, require_safe

from accounts.personal_links import BadLink
from content import edition
from content.page_cache import keep, keep_response
from events.calendar_files import MIMETYPE, domain
from events.feeds.calendars import feed, sessions_of_feed
from events.feeds.mine import calendar_of
from events.finding.addresses import PARAMETERS
from events.finding.calendar import CalendarFilter
from events.finding.rows import rows_of
from events.models import CalendarLink, Event, Session, my_calendar_link
from outbox.letters import absolute
from vocabulary.typed import without_controls

FILTERS = tuple(name for name in PARAMETERS if name not in ("view", "week", "month"))
IN_A_FRAME = 10  # rows
IN_ATOM = 50

View = Callable[..., HttpResponse]


def _etag(request: HttpRequest, *args: Any, **kwargs: Any) -> str:
    """Nothing of it can have changed as long as this has not; one cheap query."""
    asked = sorted((name, *request.GET.getlist(name)) for name in FILTERS if name in request.GET)
    facts = (
        *(settings.RELEASE, edition.of(request), timezone.localdate(), request.path),
        *(request.get_host(), asked, get_language()),
    )
    return f'"{sha256(repr(facts).encode()).hexdigest()[:32]}"'


def conditional(*parameters: str) -> Callable[[View], View]:
    """Whoever has it already is told so, without making it again; both answers are kept."""

    def told(view: View) -> View:
        answered = condition(etag_func=_etag)(view)

        @wraps(view)
        def answer(*args: Any, **kwargs: Any) -> HttpResponse:
            response: HttpResponse = answered(*args, **kwargs)
            keep_response(response, *parameters)
            return response

        return answer

    return told


def _ics(content: bytes, filename: str) -> HttpResponse:
    response = HttpResponse(content, content_type=MIMETYPE)
    response["Content-Disposition"] = f'inline; filename="{filename}.ics"'
    return response


@require_safe
@conditional(*FILTERS)
def calendar_ics(request: HttpRequest) -> HttpResponse:
    """What the same filters show on the calendar's page, to subscribe to."""
    sessions = sessions_of_feed(CalendarFilter(request.GET))
    name = str(settings.WAGTAIL_SITE_NAME)
    return _ics(feed(sessions, name=name, path=request.get_full_path()), "calendar")


@require_safe
@conditional()
def event_ics(request: HttpRequest, slug: str) -> HttpResponse:
    """All dates of one event."""
    event = get_object_or_404(Event.objects.public(), slug=slug)
    sessions = Session.objects.public().filter(event=event).exclude(state=Session.State.DRAFT)
    return _ics(feed(sessions, name=str(event.title), path=request.path), event.slug)


@require_safe
@conditional(*FILTERS)
def atom(request: HttpRequest) -> HttpResponse:
    """For feed readers: what is to come, the next first."""
    sessions = CalendarFilter(request.GET, queryset=Session.objects.all()).qs
    writer = Atom1Feed(
        title=str(settings.WAGTAIL_SITE_NAME),
        link=absolute(request.path.replace("feed.atom", "")),
        feed_url=absolute(request.get_full_path()),
        description=_("What is on"),
        language=get_language(),
    )
    standing = sessions.exclude(state=Session.State.CANCELLED).order_by("starts", "pk")
    for session in standing.select_related("event")[:IN_ATOM]:
        _write(writer, session)
    return HttpResponse(writer.writeString("utf-8"), content_type=writer.content_type)


def _write(writer: Atom1Feed, session: Session) -> None:
    event = session.event
    when = timezone.localtime(session.starts)
    writer.add_item(
        title=without_controls(f"{event.title}, {when:%d.%m.%Y %H:%M}"),
        link=absolute(event.get_absolute_url()),
        description=without_controls(str(event.summary)),
        unique_id=f"tag:{domain()},2026:session-{session.pk}",
        updateddate=session.changed_at,
    )


@require_safe
@xframe_options_exempt
@csp_replace({"frame-ancestors": ["*"]})  # type: ignore[arg-type]
@keep(*FILTERS)
def embed(request: HttpRequest) -> HttpResponse:
    """The next events as a plain list, to be shown in a frame on any site."""
    rows = rows_of(CalendarFilter(request.GET), IN_A_FRAME)
    whole = request.path.replace("embed/", "")
    query = request.META.get("QUERY_STRING", "")
    context = {"rows": rows, "calendar_url": f"{whole}?{query}" if query else whole}
    return render(request, "events/embed.html", context)


@require_safe
@never_cache
def my_calendar(request: HttpRequest, token: str) -> HttpResponse:
    """What the owner of the address has signed up for; 404 once she has changed it."""
    try:
        pk, version = my_calendar_link.read(token)
    except BadLink as bad:
        raise Http404 from bad
    links = CalendarLink.objects.select_related("user").filter(user__is_active=True)
    link = get_object_or_404(links, pk=pk, version=version)
    return _ics(calendar_of(link.user), "my-events")
