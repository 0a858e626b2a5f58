"""Which page tells more about a step of the checklist."""

from collections.abc import Iterable, Mapping

from django.conf import settings
from django.utils.translation import get_language

from content import edition
from content.shelf import Shelf
from guidance.chapters import Audience
from guidance.models import GuidePage
from guidance.profiles import Purpose

Addresses = Mapping[int, str]  # by the step's id

READERS = {Purpose.FAMILY: Audience.SPOUSES, Purpose.STUDY: Audience.STUDENTS}
MOVING = (Audience.NEWCOMERS, Audience.SPOUSES, Audience.STUDENTS)
LANGUAGES = 8

_kept: Shelf[dict[Audience, Addresses]] = Shelf(LANGUAGES)


def addresses_of_steps() -> dict[Audience, Addresses]:
    """For the readers of each guide, in the language that is read: of their own guide first.

    Kept until something is published or a page moves; else one query.
    """
    if not settings.PAGES_KEPT:
        return _addresses()
    version = (0, edition.number().frame)
    key = get_language() or ""
    found = _kept.get(key, version)
    if found is None:
        found = _addresses()
        _kept.put(key, found, version)
    return found


def of_family(purpose: Purpose | None) -> dict[str, Addresses]:
    """By whose list it is: "you", "partner" or "children"."""
    found = addresses_of_steps()
    yours = READERS.get(purpose, Audience.NEWCOMERS) if purpose else Audience.NEWCOMERS
    partners, newcomers = found[Audience.SPOUSES], found[Audience.NEWCOMERS]
    return {"you": found[yours], "partner": partners, "children": newcomers}


def _addresses() -> dict[Audience, Addresses]:
    pages = GuidePage.objects.live().filter(view_restrictions=None, audience__in=MOVING)
    pages = pages.exclude(step=None).filter(locale__language_code=get_language())
    found = [(page, page.get_url() or "") for page in pages.order_by("path")]
    return {each: _best_of(found, each) for each in MOVING}


def _best_of(pages: Iterable[tuple[GuidePage, str]], reader: Audience) -> Addresses:
    """The last of a step stays: those of others first, then newcomers', then their own."""
    rank = {Audience.NEWCOMERS.value: 1, reader.value: 2}
    in_order = sorted(pages, key=lambda each: rank.get(each[0].audience, 0))
    return {page.step_id: address for page, address in in_order if page.step_id}
