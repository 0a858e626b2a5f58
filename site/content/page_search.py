"""Editors' pages as a kind of thing that search finds."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.search_promotions.models import SearchPromotion
from wagtail.models import Locale, Page
from wagtail.query import PageQuerySet
from wagtail.search.backends import get_search_backend
from wagtail.search.utils import normalise_query_string

from content.models import BasePage
from content.own_lists import without_those
from content.search import LIMIT, Hit, SearchKind

FEW = 5  # pages with every word; below that, pages with some of them are better than none


def find_pages(query: str, language: str) -> Sequence[Page | SearchPromotion]:
    """Published pages that everybody may read, in one language; the best first.

    What editors promote for these words comes before all others. Where few pages have every word,
    those follow whose title begins with what was typed, then those that have some of the words.
    """
    locale = Locale.objects.get_for_language(language)
    everybodys = Page.objects.live().public().filter(locale=locale)
    promoted = _promoted(query, everybodys)
    found = {pick.page_id: pick for pick in promoted if pick.page_id}
    ours = without_those(everybodys)
    for way in (_with_every_word, _by_beginning, _with_some_word):
        if len(found) - len(promoted) < FEW:
            found |= {page.pk: page for page in way(query, ours) if page.pk not in found}
    return [pick for pick in promoted if not pick.page_id] + list(found.values())


def _promoted(query: str, pages: PageQuerySet) -> list[SearchPromotion]:
    picks = SearchPromotion.objects.filter(query__query_string=normalise_query_string(query))
    allowed = picks.filter(page__in=pages) | picks.filter(page=None)
    return list(allowed.order_by("sort_order"))


def _with_every_word(query: str, pages: PageQuerySet) -> Iterable[Page]:
    return list(get_search_backend().search(query, pages, operator="and")[:LIMIT])


def _by_beginning(query: str, pages: PageQuerySet) -> Iterable[Page]:
    return list(get_search_backend().autocomplete(query, pages, operator="and")[:FEW])


def _with_some_word(query: str, pages: PageQuerySet) -> Iterable[Page]:
    return list(get_search_backend().search(query, pages, operator="or")[:LIMIT])


def page_hits(found: Sequence[Page | SearchPromotion]) -> Iterable[Hit]:
    pks = [one.pk if isinstance(one, Page) else one.page_id for one in found]
    pages = {page.pk: page for page in Page.objects.filter(pk__in=pks).specific()}
    for pk, one in zip(pks, found, strict=True):
        if isinstance(one, Page):
            yield _page_hit(pages[pk])
        else:
            yield _promoted_hit(one, pages.get(pk))


def _page_hit(page: Any, text: str = "", *, promoted: bool = False) -> Hit:
    return Hit(
        title=page.title,
        url=page.url,
        text=text or (text_of(page) if isinstance(page, BasePage) else page.search_description),
        language=settings.LANGUAGE_CODE if page.alias_of_id else "",
        promoted=promoted,
        kind=PAGES.key,
    )


def _promoted_hit(pick: SearchPromotion, page: Page | None) -> Hit:
    if page is not None:
        return _page_hit(page, pick.description, promoted=True)
    title = pick.external_link_text or pick.external_link_url
    return Hit(title, pick.external_link_url, pick.description, PAGES.key, promoted=True)


def text_of(page: BasePage) -> str:
    """The summary and everything below it that can be searched."""
    body = getattr(page, "body", None)
    blocks = body.stream_block.get_searchable_content(body) if body is not None else []
    return " · ".join(part for part in [page.listed_summary, *map(str, blocks)] if part)


def _same(one: Page | SearchPromotion) -> object:
    """A page, promoted or not; an address elsewhere is its own."""
    if isinstance(one, Page):
        return one.pk
    return one.page_id or one.external_link_url


PAGES = SearchKind("pages", _("Guides"), find_pages, page_hits, order=0, same=_same)
