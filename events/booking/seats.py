"""The one way to a seat: a conditional UPDATE for each quota, in id order, all or nothing.

Nothing is read before it is written, so two takers cannot both see the last seat; everybody locks
in the same order, so they cannot wait for each other in a circle; and ``CHECK (taken <= size)`` is
the last word. Insert everything else first and call these last: other people wait for the row from
here to the commit.
"""

from collections.abc import Iterable, Mapping, Sequence

from django.db import connection
from django.db.models import F, Q, Sum
from django.db.models.functions import Coalesce
from django.db.transaction import TransactionManagementError
from django.utils import timezone
from django.utils.formats import date_format

from content.page_cache import touch
from events.booking.errors import Shortage, SoldOut
from events.models import FEW, Quota


def take(needs: Mapping[int, int]) -> None:
    """Take n seats of each quota. Raises SoldOut; the caller's atomic block must roll back."""
    change(needs)


def give_back(seats: Mapping[int, int]) -> None:
    """Give n seats of each quota back; they are free when the transaction commits."""
    change({quota_id: -n for quota_id, n in seats.items()})


def check_free(needs: Mapping[int, int]) -> None:
    """Raises SoldOut where these seats are not free now. For words only: it takes nothing."""
    rows = Quota.objects.filter(pk__in=needs)
    short = {row.pk: needs[row.pk] for row in rows if row.closed or row.free < needs[row.pk]}
    if short:
        raise SoldOut(_shortages(short))


def change(deltas: Mapping[int, int]) -> None:
    """Take where positive, give back where negative, in one pass. Raises SoldOut."""
    if not connection.in_atomic_block:
        raise TransactionManagementError("Seats are taken in the transaction of what they are for.")
    steps = [(quota_id, deltas[quota_id]) for quota_id in sorted(deltas) if deltas[quota_id]]
    short = {quota_id: n for quota_id, n in steps if not _change_one(quota_id, n)}
    if short:
        raise SoldOut(_shortages(short))
    if _words_may_change(steps):
        touch(of_seats=True)


def _change_one(quota_id: int, n: int) -> bool:
    row = Quota.objects.filter(pk=quota_id)
    if n > 0:
        row = row.filter(closed=False, taken__lte=F("size") - n)
    return bool(row.update(taken=F("taken") + n))


def _words_may_change(steps: Sequence[tuple[int, int]]) -> bool:
    """Whether few seats were free before this change or are after it.

    While there is plenty of room pages say no number, so what is kept of them stays right.
    """
    few = Q()
    for quota_id, n in steps:
        few |= Q(pk=quota_id, taken__gte=F("size") - FEW - max(0, -n))
    return bool(steps) and Quota.objects.filter(few, closed=False).exists()


def _shortages(short: Mapping[int, int]) -> list[Shortage]:
    quotas = Quota.objects.filter(pk__in=short).select_related("session", "authority")
    return [
        Shortage(
            quota_id=quota.pk,
            label=quota.short_label,
            when=date_format(timezone.localtime(quota.session.starts), "DAY_DATETIME"),
            wanted=short[quota.pk],
            free=0 if quota.closed else quota.free,
        )
        for quota in quotas
    ]


def drifted() -> Iterable[Quota]:
    """Quotas whose counter is not the sum of their claims, annotated with ``claimed``."""
    counted = Quota.objects.annotate(claimed=Coalesce(Sum("claims__seats"), 0))
    return counted.exclude(taken=F("claimed")).select_related("session__event", "authority")
