"""Where one can go from every page: the menus, the other language, one's own pages."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse, translate_url
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from accounts.permissions import enters_admin
from accounts.roles import Role, has_role
from content.addresses import in_language, readers_pages
from content.models import NavigationSettings
from content.whereabouts import Whereabouts
from outbox.demo_views import SPEAK

# The menus of a site whose editors have made none. What is not there is left out.
PLACES = [(_("Companies"), "companies:dashboard"), (_("Events"), "events:index")]
PLACES_AT_THE_FOOT = [
    (_("Jobs"), "jobs:index"),
    (_("The CV bank"), "cv:start"),
    (_("Find people for a job"), "candidates:search"),
]


@dataclass(frozen=True)
class NavigationItem:
    label: str
    url: str
    current: bool = False


@dataclass(frozen=True)
class LanguageLink:
    code: str
    label: str
    url: str
    current: bool


Entry = tuple[str, str]  # words and address


def menus(request: HttpRequest, site: Site) -> tuple[list[Entry], list[Entry]]:
    """The main menu and the one at the foot, in the reader's language; three queries.

    Pages are given ``content.frame``'s copy.
    """
    kept = NavigationSettings.for_site(site)
    # The raw data: reading the blocks would fetch the chosen pages in the editor's language.
    main = [link["value"] for link in kept.main_links.raw_data]
    footer = [link["value"] for link in kept.footer_links.raw_data]
    pages = readers_pages(link["page"] for link in main + footer if link.get("page"))
    addresses = {pk: (page.title, page.get_url(request, site) or "/") for pk, page in pages.items()}
    return (
        _entries(main, addresses) or _places(PLACES),
        _entries(footer, addresses) or _places(PLACES_AT_THE_FOOT),
    )


def _entries(links: Iterable[dict[str, Any]], pages: dict[int, Entry]) -> list[Entry]:
    """Text and address; links to pages that are nowhere published are left out."""
    entries = []
    for link in links:
        words = link.get(f"text_{get_language()}") or ""
        page = pages.get(link.get("page") or 0)
        if page is not None:
            entries.append((words or page[0], page[1]))
        elif link.get("address") and words:
            entries.append((words, in_language(link["address"])))
    return entries


def items(entries: Iterable[Entry], request: HttpRequest) -> list[NavigationItem]:
    """With the place marked where the reader is."""
    return [NavigationItem(words, url, _is_within(request.path, url)) for words, url in entries]


def _is_within(path: str, url: str) -> bool:
    """Whether this is the place or one below it; everything is below a front page."""
    is_front_page = url.strip("/") in dict(settings.LANGUAGES)
    return path == url or (path.startswith(url) and not is_front_page)


def _places(places: Iterable[tuple[Any, str]]) -> list[Entry]:
    entries = []
    for label, name in places:
        with suppress(NoReverseMatch):
            entries.append((str(label), reverse(name)))
    return entries


def staff_navigation(user: Any) -> list[NavigationItem]:
    """Where people who work here go; empty for everybody else. One query."""
    if not user.is_authenticated:
        return []
    items = []
    if has_role(user, Role.DESK):
        items.append(NavigationItem(str(_("Arrivals desk")), reverse("desk:today")))
    if enters_admin(user):
        items.append(NavigationItem(str(_("Administration")), reverse("wagtailadmin_home")))
    return items


def language_links(
    request: HttpRequest, whereabouts: Whereabouts | None = None
) -> list[LanguageLink]:
    """This page in every language of the site."""
    now = get_language()
    return [
        LanguageLink(code, label, _url_in(request, whereabouts, code), current=code == now)
        for code, label in settings.LANGUAGES
    ]


def _url_in(request: HttpRequest, whereabouts: Whereabouts | None, code: str) -> str:
    """What is under no language leads to the front page; the demo's mail is asked to speak it."""
    if code == get_language():
        return request.get_full_path()
    if whereabouts is not None:
        return whereabouts.address_in(code)
    url = translate_url(request.get_full_path(), code)
    if url.startswith(f"/{code}/"):
        return url
    in_demo = request.resolver_match is not None and request.resolver_match.namespace == "demo"
    return f"{request.path}?{SPEAK}={code}" if in_demo else f"/{code}/"
