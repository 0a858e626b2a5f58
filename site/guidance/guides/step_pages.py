"""Which page tells more about a step of the checklist."""

from collections.abc import Iterable

from django.conf import settings
from django.utils.translation import get_language

from content import edition
from content.shelf import Shelf
from guidance.chapters import Audience
from guidance.models import GuidePage
from guidance.profiles import Purpose

READERS = {Purpose.FAMILY: Audience.SPOUSES, Purpose.STUDY: Audience.STUDENTS}
LANGUAGES_AND_READERS = 12

_kept: Shelf[dict[int, str]] = Shelf(LANGUAGES_AND_READERS)


def audience_of(purpose: Purpose | None) -> Audience:
    return READERS.get(purpose, Audience.NEWCOMERS) if purpose else Audience.NEWCOMERS


def addresses_of_steps(audience: Audience) -> dict[int, str]:
    """By the step's id, in the reader's language: of their own guide first.

    Kept until something is published or a page moves; else one query.
    """
    if not settings.PAGES_KEPT:
        return _addresses(audience)
    version = (0, edition.number().texts)
    key = f"{audience}:{get_language()}"
    found = _kept.get(key, version)
    if found is None:
        found = _addresses(audience)
        _kept.put(key, found, version)
    return found


def _addresses(audience: Audience) -> dict[int, str]:
    return {page.step_id: page.get_url() or "" for page in _best_last(_pages(), audience)}


def _pages() -> list[GuidePage]:
    pages = GuidePage.objects.live().filter(view_restrictions=None).exclude(step=None)
    return list(pages.filter(locale__language_code=get_language()).order_by("path"))


def _best_last(pages: Iterable[GuidePage], audience: Audience) -> list[GuidePage]:
    rank = {Audience.NEWCOMERS.value: 1, audience.value: 2}
    return sorted(pages, key=lambda page: rank.get(page.audience, 0))
