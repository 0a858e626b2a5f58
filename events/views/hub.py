"""What all screens of one event in the admin share: who may see them, the header, the tabs."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from content.admin_frame import admin_frame
from events.models import Event, EventPage
from events.permissions import editable_events
from events.views.counts import allotments_held, in_line, people_to_come

Kind = Event.Kind
SIGNED_UP_FOR = frozenset({Kind.EVENT, Kind.COURSE, Kind.FAIR})


@dataclass(frozen=True)
class Tab:
    """A screen of ``event_admin``, shown for events of these kinds."""

    screen: str
    label: str | Promise
    icon: str
    kinds: frozenset[str] = SIGNED_UP_FOR | {Kind.TALKS}
    count: Callable[[Event], int] | None = None  # the number beside it, where there is one


# In the order of the work: when, who comes, who waits …
TABS: tuple[Tab, ...] = (
    Tab("overview", gettext_lazy("Overview"), "info-circle"),
    Tab("times", gettext_lazy("Dates"), "date", SIGNED_UP_FOR),
    Tab("stands", gettext_lazy("Stands"), "site", frozenset({Kind.FAIR})),
    Tab("talks", gettext_lazy("Talks"), "group", frozenset({Kind.TALKS})),
    Tab("people", gettext_lazy("People"), "user", count=people_to_come),
    Tab("waiting", gettext_lazy("Waiting list"), "time", SIGNED_UP_FOR, in_line),
    Tab("allotments", gettext_lazy("Allotments"), "lock", SIGNED_UP_FOR, allotments_held),
    Tab("messages", gettext_lazy("Messages"), "mail"),
    Tab("attendance", gettext_lazy("Attendance"), "tasks", frozenset({Kind.COURSE})),
    Tab("report", gettext_lazy("Report"), "table"),
)


def event_screen(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The view gets the event; for whoever may not edit it, there is none."""

    @wraps(view)
    def inner(request: HttpRequest, event_pk: int, **kwargs: Any) -> HttpResponse:
        events = editable_events(request.user).select_related("venue", "organiser", "category")
        return view(request, get_object_or_404(events, pk=event_pk), **kwargs)

    return inner


def render_screen(
    request: HttpRequest,
    event: Event,
    screen: str,
    template: str,
    context: dict[str, Any] | None = None,
    *,
    title: str = "",
) -> HttpResponse:
    """A template that extends ``events/admin/hub.html``, under the tab of ``screen``.

    ``title``: of a screen behind that one (“Cancel a date”).
    """
    tabs = list(tabs_of(event, screen, counted=True))
    here = next((str(tab["label"]) for tab in tabs if tab["current"]), "")
    above = [(reverse("event_admin:index"), _("Events"))]
    if title:
        above.append((reverse(f"event_admin:{screen}", args=[event.pk]), f"{event}: {here}"))
    common = admin_frame(title or here, "calendar-alt", *above, of=event) | {
        "event": event,
        "tabs": tabs,
        "pages": _pages_of(event),
    }
    return render(request, template, common | (context or {}))


def tabs_of(event: Event, screen: str = "", *, counted: bool = False) -> Iterator[dict[str, Any]]:
    for tab in TABS:
        if event.kind in tab.kinds:
            url = reverse(f"event_admin:{tab.screen}", args=[event.pk])
            tab_of = {"url": url, "label": tab.label, "icon": tab.icon}
            count = tab.count(event) if counted and tab.count else 0
            yield tab_of | {"current": tab.screen == screen, "count": count}


def screen_url(event: Event, screen: str) -> str:
    """Of an event whose kind has no such screen: of its first one."""
    shown = {tab.screen for tab in TABS if event.kind in tab.kinds}
    return reverse(f"event_admin:{screen if screen in shown else 'overview'}", args=[event.pk])


def _pages_of(event: Event) -> list[EventPage]:
    """The pages that tell of it, the one it was written in first; those of its own text only."""
    pages = EventPage.objects.filter(event=event, alias_of=None).select_related("locale")
    return list(pages.order_by("pk"))
