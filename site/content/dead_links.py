"""Links in editors' texts that lead nowhere on this site.

A link to a page that was deleted or unpublished loses its address, and its words stay; an address
that was typed may be no page's. Other sites are not asked: what they answer to a program changes
by the hour, and no reader's page depends on them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from urllib.parse import urlsplit

from django.urls import Resolver404, resolve
from django.utils.html import strip_tags
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from content.models import BasePage
from content.reading_ease import written_pages

LINK = re.compile(r"<a\b([^>]*)>(.*?)</a>", re.DOTALL)
ADDRESS = re.compile(r'\bhref="([^"]*)"')


@dataclass(frozen=True)
class DeadLink:
    """``address`` is empty where the page that it led to is gone."""

    page: BasePage
    words: str
    address: str


def all_dead_links() -> list[DeadLink]:
    """Of every published page, in the order of their titles."""
    there = {page.url for page in Page.objects.live().filter(depth__gt=1)}
    there |= {redirect.old_path + "/" for redirect in Redirect.objects.all()}
    found = [dead for page in written_pages() for dead in _of(page, there)]
    return sorted(found, key=lambda dead: (dead.page.title, dead.words))


def _of(page: BasePage, there: set[str]) -> Iterator[DeadLink]:
    for attributes, words in LINK.findall(_html(page)):
        address = ADDRESS.search(attributes)
        path = unescape(address[1]) if address else ""
        if not path or _leads_nowhere(path, there):
            yield DeadLink(page, " ".join(unescape(strip_tags(words)).split()), path)


def _html(page: BasePage) -> str:
    body = getattr(page, "body", None)
    return str(body) if body is not None else ""


def _leads_nowhere(address: str, there: set[str]) -> bool:
    """Of the addresses that are no page's, those that no part of the site knows."""
    parts = urlsplit(address)
    if parts.scheme or parts.netloc or not parts.path.startswith("/"):
        return False
    path = parts.path if parts.path.endswith("/") else f"{parts.path}/"
    if path in there:
        return False
    try:
        return resolve(path).url_name == "wagtail_serve"
    except Resolver404:
        return True
