"""What stands around the editors' words on the pages of the centres."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import get_language

from content import edition
from content.shelf import Shelf
from guidance.centres.beside import beside
from guidance.centres.done_here import services
from guidance.centres.hours import WEEK, Day, Hours
from guidance.centres.json_ld import json_ld
from guidance.centres.serving import common_day, municipalities, served, who_serves
from guidance.models import Centre, CentreIndexPage, CentrePage

LATER = 8 * WEEK  # days after this week, of which those with other hours are told

_addresses: Shelf[str] = Shelf(100)


@dataclass(frozen=True)
class Card:
    """A centre in the list of all."""

    page: CentrePage
    today: Day
    next: Day | None


def about_centre(page: CentrePage, request: HttpRequest) -> dict[str, Any]:
    """For ``CentrePage.surroundings``."""
    centre, today = page.centre, timezone.localdate()
    hours = Hours.of(centre, today)
    url = request.build_absolute_uri(page.get_url(request) or "/")
    agreements = served(centre, today)
    return {
        "centre": centre,
        "desks": hours.desks,
        "week": hours.week(today),
        "later": hours.unusual(today + timedelta(days=WEEK), LATER),
        "services": services(centre, today),
        "served": agreements,
        "since": common_day(agreements, today),
        "today": today,
        "json_ld": json_ld(centre, hours, today, url),
        **beside(centre),
    }


def about_centres(page: CentreIndexPage, request: HttpRequest) -> dict[str, Any]:
    """For ``CentreIndexPage.surroundings``: all centres, and who serves the one asked about."""
    chosen = request.GET.get("municipality", "")
    today = timezone.localdate()
    cards = list(_cards(page))
    return {
        "cards": cards,
        "municipalities": municipalities(),
        "chosen": chosen,
        "answer": who_serves(chosen, today) if chosen else None,
        "page_of": {card.page.centre_id: card.page for card in cards},
    }


def _cards(index: CentreIndexPage) -> Iterator[Card]:
    today = timezone.localdate()
    pages = CentrePage.objects.child_of(index).live().select_related("centre")
    for page in pages.order_by("path"):
        hours = Hours.of(page.centre, today)
        yield Card(page, hours.on(today), hours.next_open(today))


def address_of(centre: Centre) -> str:
    """Where its page lies in the reader's language, by the edition; empty where there is none."""
    key, version = f"{centre.pk}:{get_language()}", (0, edition.number().texts)
    kept = _addresses.get(key, version) if settings.PAGES_KEPT else None
    if kept is None:
        kept = _address(centre)
        _addresses.put(key, kept, version)
    return kept


def _address(centre: Centre) -> str:
    pages = CentrePage.objects.live().filter(centre=centre).defer_streamfields()
    page = pages.filter(locale__language_code=get_language()).first()
    return (page.get_url() or "") if page else ""
