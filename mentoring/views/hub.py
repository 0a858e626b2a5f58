"""What all screens of one programme in the admin share: who may see them, the header, the tabs."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from content.admin_frame import admin_frame
from mentoring.applying.waiting import number_to_read
from mentoring.models import MentoringIndexPage, Programme, ProgrammePage
from mentoring.pairs.needs import number_to_see
from mentoring.permissions import may_run


@dataclass(frozen=True)
class Tab:
    """A screen of ``mentoring_admin``; its address is in ``viewsets.programme_screens``."""

    screen: str
    label: str | Promise
    icon: str
    count: Callable[[Programme], int] | None = None  # what waits there for somebody


# In the order of the work.
TABS: tuple[Tab, ...] = (
    Tab("overview", gettext_lazy("Overview"), "info-circle"),
    Tab("applications", gettext_lazy("Applications"), "user", number_to_read),
    Tab("matching", gettext_lazy("Matching"), "resubmit"),
    Tab("pairs", gettext_lazy("Pairs"), "group", number_to_see),
    Tab("reports", gettext_lazy("Reports"), "table"),
)


def programme_screen(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The view gets the programme; for whoever does not run mentoring, there is none."""

    @wraps(view)
    def inner(request: HttpRequest, programme_pk: int, **kwargs: Any) -> HttpResponse:
        if not may_run(request.user):
            raise Http404
        return view(request, get_object_or_404(Programme, pk=programme_pk), **kwargs)

    return inner


def render_screen(
    request: HttpRequest,
    programme: Programme,
    screen: str,
    template: str,
    context: dict[str, Any] | None = None,
    *,
    title: str = "",
) -> HttpResponse:
    """A template that extends ``mentoring/admin/hub.html``, under the tab of ``screen``.

    ``title``: of a screen behind that one (“One application”).
    """
    tabs = list(_tabs(programme, screen))
    here = next((str(tab["label"]) for tab in tabs if tab["current"]), "")
    above = [(reverse("programme:index"), _("Mentoring programmes"))]
    if title:
        above.append((screen_url(programme, screen), f"{programme}: {here}"))
    common = admin_frame(title or here, "group", *above, of=programme) | {
        "programme": programme,
        "tabs": tabs,
        "pages": _pages_of(programme, request.user),
        "write_page": _where_to_write(request.user),
    }
    return render(request, template, common | (context or {}))


def screen_url(programme: Programme, screen: str = "overview") -> str:
    return reverse(f"mentoring_admin:{screen}", args=[programme.pk])


def _tabs(programme: Programme, screen: str) -> Iterator[dict[str, Any]]:
    for tab in TABS:
        yield {
            "url": screen_url(programme, tab.screen),
            "label": tab.label,
            "icon": tab.icon,
            "current": tab.screen == screen,
            "count": tab.count(programme) if tab.count else 0,
        }


def _pages_of(programme: Programme, user: Any) -> list[tuple[ProgrammePage, bool]]:
    """Those with a text of their own, the one written first leading; whether she may edit it."""
    pages = ProgrammePage.objects.filter(programme=programme, alias_of=None)
    found = pages.select_related("locale").order_by("pk")
    return [(page, page.permissions_for_user(user).can_edit()) for page in found]


def _where_to_write(user: Any) -> str:
    """The form for a new page; empty where she may not, or nobody has made a front page yet."""
    index = MentoringIndexPage.objects.filter(alias_of=None).order_by("depth", "pk").first()
    if index is None or not index.permissions_for_user(user).can_add_subpage():
        return ""
    return reverse("wagtailadmin_pages:add", args=["mentoring", "programmepage", index.pk])
