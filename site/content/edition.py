"""The edition: a number that grows with every change of what the public sees.

``touch()`` belongs into the transaction of the change, so that number and change become visible at
the same commit, in every process. What is kept under its edition is therefore never stale
(``content.page_cache``, ``content.frame``). What is saved in the admin touches by itself
(``content.changes``).
"""

from django.db import connection, transaction
from django.http import HttpRequest

from content.models.edition import Edition

NUMBER = f"SELECT COALESCE(SUM(changes), 0) FROM {Edition._meta.db_table}"  # noqa: S608


def touch() -> None:
    """What the public sees has changed."""
    Edition.objects.create()


def number() -> int:
    """Asked with every page, so without a model's detour."""
    with connection.cursor() as cursor:
        cursor.execute(NUMBER)
        [found] = cursor.fetchone()
    return int(found)


def of(request: HttpRequest) -> int:
    """Read once in a request: before anything that is to be kept under it."""
    if not hasattr(request, "edition"):
        request.edition = number()  # type: ignore[attr-defined]
    return int(request.edition)  # type: ignore[attr-defined]


@transaction.atomic
def gather() -> None:
    """Make one row of many; their sum stays, also for whoever adds to it meanwhile."""
    rows = dict(Edition.objects.select_for_update().values_list("pk", "changes"))
    if len(rows) > 1:
        Edition.objects.filter(pk__in=rows).delete()
        Edition.objects.create(changes=sum(rows.values()))
