"""A language's front page is changed, never taken away: the site hangs on it, and all its pages."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page

from home.models import HomePage

TAKES_AWAY = {"delete", "unpublish", "move"}


def refuse(request: HttpRequest, page: Page, *others: Any) -> HttpResponse | None:
    return _refuse(request, [page])


def refuse_in_bulk(
    request: HttpRequest, action_type: str, objects: Iterable[Any], action: Any
) -> HttpResponse | None:
    """Wagtail asks about no single page when several are ticked."""
    if action_type not in TAKES_AWAY:
        return None
    return _refuse(request, [each for each in objects if isinstance(each, Page)])


def _refuse(request: HttpRequest, pages: list[Page]) -> HttpResponse | None:
    front = next((page for page in pages if issubclass(page.specific_class, HomePage)), None)
    if front is None:
        return None
    messages.error(
        request,
        _("“%(page)s” is the front page: the whole site hangs on it. Change it instead.")
        % {"page": front.title},
    )
    return redirect("wagtailadmin_pages:edit", front.pk)
