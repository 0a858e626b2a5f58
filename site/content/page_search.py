"""Editors' pages as a kind of thing that search finds."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, TypeAlias

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.search_promotions.models import SearchPromotion
from wagtail.models import Page
from wagtail.query import PageQuerySet
from wagtail.search.utils import normalise_query_string

from content import edition
from content.models import BasePage
from content.own_lists import without_those
from content.page_index import How, best, words_of
from content.search import LIMIT, Hit, SearchKind
from content.shelf import Shelf

FEW = 5  # pages with every word; below that, pages with some of them are better than none
REMEMBERED = 500  # pages
MOST = {How.EVERY: LIMIT, How.BEGINNING: FEW, How.SOME: LIMIT}  # in the order to try them

_kept: Shelf[Hit] = Shelf(REMEMBERED)

Pick: TypeAlias = "int | SearchPromotion"
"""A page by its key, or what editors promote: a page, or an address elsewhere."""


def find_pages(ways: Sequence[str], language: str) -> list[list[Pick]]:
    """Published pages that everybody may read, in one language; for each way, the best first.

    What editors promote for these words comes before all others. Where few pages have every word,
    those follow whose title begins with what was typed, then those that have some of the words.
    """
    everybodys = Page.objects.live().public().filter(locale__language_code=language)
    promoted = _promoted(ways, everybodys)
    found = [_Found(way, picks) for way, picks in zip(ways, promoted, strict=True)]
    ours = without_those(everybodys)
    for how, most in MOST.items():
        asking = [one for one in found if one.wants(how)]
        for one, pks in zip(asking, best(ours, [a.way for a in asking], how, most), strict=True):
            one.add(pks)
    return [one.picks for one in found]


class _Found:
    """What one way to say it has found so far."""

    def __init__(self, way: str, promoted: Sequence[SearchPromotion]) -> None:
        self.way = way
        self.elsewhere = [pick for pick in promoted if not pick.page_id]
        self.pages: dict[int, Pick] = {pick.page_id: pick for pick in promoted if pick.page_id}
        self.enough = len(promoted) + FEW

    def wants(self, how: How) -> bool:
        few = len(self.pages) < self.enough
        return few and (how is not How.SOME or len(words_of(self.way)) > 1)

    def add(self, pks: Iterable[int]) -> None:
        for pk in pks:
            self.pages.setdefault(pk, pk)

    @property
    def picks(self) -> list[Pick]:
        return [*self.elsewhere, *self.pages.values()]


def _promoted(ways: Sequence[str], pages: PageQuerySet) -> list[list[SearchPromotion]]:
    said = [normalise_query_string(way) for way in ways]
    picks = SearchPromotion.objects.filter(query__query_string__in=said).select_related("query")
    ordered = list(picks.order_by("sort_order"))
    pks = {pick.page_id for pick in ordered} - {None}
    allowed = {None, *pages.filter(pk__in=pks).values_list("pk", flat=True)} if pks else {None}
    return [
        [pick for pick in ordered if pick.query.query_string == each and pick.page_id in allowed]
        for each in said
    ]


def page_hits(found: Sequence[Pick]) -> Iterable[Hit]:
    pks = [one if isinstance(one, int) else one.page_id for one in found]
    hits = _hits_of({pk for pk in pks if pk})
    for pk, one in zip(pks, found, strict=True):
        hit = hits.get(pk)
        if not isinstance(one, int):
            yield _promoted_hit(one, hit)
        elif hit:  # else it has gone meanwhile
            yield hit


def _hits_of(pks: set[int]) -> dict[int, Hit]:
    """Of each page, as it is kept until a text changes: to put its text together takes longer than
    to find it."""
    version, language = (0, edition.number().texts), get_language()
    kept = {pk: _kept.get(f"{pk}:{language}", version) for pk in pks} if settings.PAGES_KEPT else {}
    known = {pk: hit for pk, hit in kept.items() if hit}
    for page in Page.objects.filter(pk__in=pks - known.keys()).specific():
        known[page.pk] = _page_hit(page)
        _kept.put(f"{page.pk}:{language}", known[page.pk], version)
    return known


def _page_hit(page: Any) -> Hit:
    return Hit(
        title=page.title,
        url=page.url,
        text=text_of(page) if isinstance(page, BasePage) else page.search_description,
        language=settings.LANGUAGE_CODE if page.alias_of_id else "",
        kind=PAGES.key,
    )


def _promoted_hit(pick: SearchPromotion, hit: Hit | None) -> Hit:
    if hit is not None:
        return replace(hit, text=pick.description or hit.text, promoted=True)
    title = pick.external_link_text or pick.external_link_url
    return Hit(title, pick.external_link_url, pick.description, PAGES.key, promoted=True)


def text_of(page: BasePage) -> str:
    """The summary and everything below it that can be searched."""
    body = getattr(page, "body", None)
    blocks = body.stream_block.get_searchable_content(body) if body is not None else []
    return " · ".join(part for part in [page.listed_summary, *map(str, blocks)] if part)


def _same(one: Pick) -> object:
    """A page, promoted or not; an address elsewhere is its own."""
    if isinstance(one, int):
        return one
    return one.page_id or one.external_link_url


PAGES = SearchKind("pages", _("Guides"), find_pages, page_hits, order=0, same=_same)
