"""What the search knows to begin with: words that mean the same, and pages to find first."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.models import Page
from wagtail.search.utils import normalise_query_string

from content.models import SameMeaning

FILE = Path(__file__).with_name("search.toml")
Row = dict[str, list[str]]


def load_search(pages: dict[tuple[str, str], Page]) -> None:
    """Where editors have said nothing yet; ``pages`` by their key and language."""
    known = read_search()
    if not SameMeaning.objects.exists():
        SameMeaning.objects.bulk_create(SameMeaning(words=words) for words in known["same"])
    if not SearchPromotion.objects.exists():
        SearchPromotion.objects.bulk_create(_promotions(known["first"], pages))


def read_search() -> dict[str, Any]:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


def _promotions(rows: list[Row], pages: dict[tuple[str, str], Page]) -> Iterator[SearchPromotion]:
    """In both languages: whoever types a Danish word in the English site reads the English page."""
    queries = _queries([words for row in rows for words in row["words"]])
    for row in rows:
        found = [(n, page) for n, key in enumerate(row["pages"]) for page in _both(key, pages)]
        for words in row["words"]:
            query = queries[normalise_query_string(words)]
            yield from (SearchPromotion(query=query, page=page, sort_order=n) for n, page in found)


def _queries(typed: list[str]) -> dict[str, Query]:
    """By their words, in two queries for them all."""
    words = [normalise_query_string(each) for each in typed]
    Query.objects.bulk_create([Query(query_string=each) for each in words], ignore_conflicts=True)
    return {query.query_string: query for query in Query.objects.filter(query_string__in=words)}


def _both(key: str, pages: dict[tuple[str, str], Page]) -> list[Page]:
    return [page for (own, _language), page in pages.items() if own == key]
