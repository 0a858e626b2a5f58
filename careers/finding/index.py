"""The index that employers search, made of published copies alone.

Of ``PublishedSummary``, its languages and its skills it keeps what can be asked for, in English
and Danish, and nothing else: no query of an employer comes near what is private, not even by a
number of hits. Publishing writes and removes; a nightly run writes everything anew, in case a
skill was renamed, an occupation got other words, or somebody has been here long enough to count.
"""

from collections.abc import Iterable
from datetime import date
from hashlib import sha256

from django.db import connection, transaction

from careers.finding import document, tags
from careers.finding.engines import engine
from careers.models import Findable, PublishedSummary

BATCH = 500
CHANCES = 2**24


def write(summary_id: int) -> None:
    """Make the index tell what the published copy tells; nothing of a hidden one."""
    write_all([summary_id])


def remove(summary_id: int) -> None:
    Findable.objects.filter(summary=summary_id).delete()


def write_all(summary_ids: Iterable[int]) -> None:
    ids = list(summary_ids)
    for first in range(0, len(ids), BATCH):
        _write_some(ids[first : first + BATCH])


def write_everything() -> int:
    """Also takes out what has no published copy in force any more. How many there are then."""
    shown = PublishedSummary.objects.findable().order_by("pk")
    Findable.objects.exclude(summary__in=shown).delete()
    ids = list(shown.values_list("pk", flat=True))
    write_all(ids)
    return len(ids)


def freshness(day: date) -> int:
    """The first place of those refreshed on that day; later days come later."""
    return day.toordinal() * CHANCES


@transaction.atomic
def _write_some(summary_ids: list[int]) -> None:
    Findable.objects.filter(summary__in=summary_ids).delete()
    found = PublishedSummary.objects.filter(pk__in=summary_ids, hidden=False)
    summaries = found.prefetch_related("languages", "skills").order_by("pk")
    engine(connection.vendor).put([(_row(one), document.of(one)) for one in summaries])


def _row(summary: PublishedSummary) -> Findable:
    return Findable(
        summary=summary,
        place=freshness(summary.refreshed_on) + _by_chance(summary.handle),
        expires_on=summary.expires_on,
        cell=tags.cell(summary),
    )


def _by_chance(handle: str) -> int:
    """Among those of one day, an order that tells nothing: not who came first."""
    return int.from_bytes(sha256(handle.encode()).digest()[:3])
