"""The edition: a number that grows with every change of what the public sees.

``touch()`` belongs into the transaction of the change, so that number and change become visible at
the same commit, in every process. What is kept under its edition is therefore never stale
(``content.page_cache``, ``content.frame``). What is saved in the admin touches by itself
(``content.changes``).
"""

from typing import NamedTuple

from django.db import connection, transaction
from django.http import HttpRequest

from content.models.edition import Edition

NUMBER = (
    "SELECT COALESCE(SUM(changes), 0),"  # noqa: S608 - the table's own name
    " COALESCE(SUM(CASE WHEN of_events THEN 0 ELSE changes END), 0),"
    " COALESCE(SUM(CASE WHEN of_events OR of_rules THEN 0 ELSE changes END), 0)"
    f" FROM {Edition._meta.db_table}"
)
KINDS = [
    {"of_events": of_events, "of_rules": of_rules}
    for of_events in (False, True)
    for of_rules in (False, True)
]


class Number(NamedTuple):
    """``texts`` stands still while only events, dates and seats change, which is often.

    ``frame`` stands still too while only rules do: what surrounds a page is no rule.
    """

    all: int
    texts: int
    frame: int


def touch(*, of_events: bool = False, of_rules: bool = False) -> None:
    """What the public sees has changed."""
    Edition.objects.create(of_events=of_events, of_rules=of_rules)


def number() -> Number:
    """Asked with every page, so without a model's detour."""
    with connection.cursor() as cursor:
        cursor.execute(NUMBER)
        return Number._make(map(int, cursor.fetchone()))


def of(request: HttpRequest) -> Number:
    """Read once in a request: before anything that is to be kept under it."""
    known: Number | None = getattr(request, "edition", None)
    if known is None:
        known = request.edition = number()  # type: ignore[attr-defined]
    return known


@transaction.atomic
def gather() -> None:
    """Make few rows of many; their sums stay, also for whoever adds to them meanwhile."""
    for kind in KINDS:
        rows = Edition.objects.select_for_update().filter(**kind)
        changes = dict(rows.values_list("pk", "changes"))
        if len(changes) > 1:
            Edition.objects.filter(pk__in=changes).delete()
            Edition.objects.create(changes=sum(changes.values()), **kind)
