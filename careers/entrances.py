"""The two pages of the CV bank that are for everybody: what it is, for employers and for her."""

from collections.abc import Iterable

from django.urls import reverse

from content import sitemaps
from content.sitemaps import Entry, in_every_language


def sitemap_entries() -> Iterable[Entry]:
    for name in ("candidates:search", "cv:start"):
        yield in_every_language(reverse(name))


def connect() -> None:
    sitemaps.register("cv_bank", sitemap_entries)
