"""The pages that Wagtail's index finds for several queries at once.

On PostgreSQL by one statement of our own, with Wagtail's own conditions, weights and order. Wagtail
asks one query at a time and reads whole pages: Django takes longer to write each of its statements
than PostgreSQL to answer it.
"""

import re
from collections.abc import Sequence
from enum import Enum

from django.db import connection
from modelsearch.backends.database.postgres.weights import get_sql_weights
from wagtail.query import PageQuerySet
from wagtail.search.backends import get_search_backend

# Kept apart (MATERIALIZED), the words are unknown to the planner, and it asks the index. Of a word
# that it knows to be usual it would rather put title and body of each page together again: 20 ms.
STATEMENT = """
WITH page (id, content_type_id) AS MATERIALIZED ({pages}),
asked (number, words) AS MATERIALIZED (VALUES {asked})
SELECT asked.number, best.id
FROM asked, LATERAL (
    SELECT page.id, {rank} AS rank
    FROM wagtailsearch_indexentry AS entry JOIN page
    ON entry.object_id = page.id::varchar(50) AND entry.content_type_id = page.content_type_id
    WHERE {text} @@ asked.words
    ORDER BY rank DESC, page.id DESC LIMIT %s
) AS best
ORDER BY asked.number, best.rank DESC, best.id DESC
"""
EVERYWHERE = {
    "asked": "(%s, to_tsquery(%s))",
    "text": "(entry.title || entry.body)",
    "rank": "ts_rank(weights, entry.title, asked.words) * entry.title_norm"
    " + ts_rank(weights, entry.body, asked.words)",
}
IN_TITLES = {
    "asked": "(%s, to_tsquery('simple', %s))",
    "text": "entry.autocomplete",
    "rank": "ts_rank(weights, entry.autocomplete, asked.words)",
}


class How(Enum):
    EVERY = "every word"
    SOME = "one of the words at least"
    BEGINNING = "every word is in the title, or the last one begins a word of it"


def best(pages: PageQuerySet, queries: Sequence[str], how: How, most: int) -> list[list[int]]:
    """For each query the keys of the pages that it finds, the best first."""
    if not queries:
        return []
    ask = _in_one_statement if connection.vendor == "postgresql" else _one_by_one
    return ask(pages, queries, how, most)


def words_of(query: str) -> list[str]:
    """As PostgreSQL's search takes it apart."""
    return [word for word in re.split(r"[\s\-]+", query) if word]


def _in_one_statement(
    pages: PageQuerySet, queries: Sequence[str], how: How, most: int
) -> list[list[int]]:
    found: list[list[int]] = [[] for _ in queries]
    allowed, values = pages.order_by().values_list("pk", "content_type_id").query.sql_with_params()
    places = IN_TITLES if how is How.BEGINNING else EVERYWHERE
    rank = places["rank"].replace("weights", f"'{get_sql_weights()}'::float4[]")
    asked = ", ".join([places["asked"]] * len(queries))
    statement = STATEMENT.format(pages=allowed, asked=asked, text=places["text"], rank=rank)
    said = [value for pair in enumerate(_said(query, how) for query in queries) for value in pair]
    with connection.cursor() as cursor:
        cursor.execute(statement, [*values, *said, most])
        for number, pk in cursor.fetchall():
            found[number].append(pk)
    return found


def _said(query: str, how: How) -> str:
    """In the language of ``to_tsquery``; every word in quotes, so that none is an operator."""
    quoted = ["'{}'".format(w.replace("\\", "\\\\").replace("'", "''")) for w in words_of(query)]
    said = (" | " if how is How.SOME else " & ").join(quoted)
    return f"{said}:*" if how is How.BEGINNING and said else said


def _one_by_one(
    pages: PageQuerySet, queries: Sequence[str], how: How, most: int
) -> list[list[int]]:
    backend = get_search_backend()
    search = backend.autocomplete if how is How.BEGINNING else backend.search
    operator = "or" if how is How.SOME else "and"
    # Wagtail refuses conditions on what is no field of its index, such as a locale's language.
    allowed = pages.model.objects.filter(pk__in=pages.values("pk"))
    return [
        [page.pk for page in search(query, allowed, operator=operator)[:most]] for query in queries
    ]
