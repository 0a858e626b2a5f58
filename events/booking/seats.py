"""The one way to a seat: a conditional UPDATE for each quota, in id order, all or nothing.

Nothing is read before it is written, so two takers cannot both see the last seat; everybody locks
in the same order, so they cannot wait for each other in a circle; and ``CHECK (taken <= size)`` is
the last word. Insert everything else first and call these last: other people wait for the row from
here to the commit.
"""

from collections.abc import Iterable, Mapping

from django.db import connection
from django.db.models import F, Sum
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
    free = {quota_id: _change_one(quota_id, n) for quota_id, n in steps}
    short = {quota_id: n for quota_id, n in steps if free[quota_id] is None}
    if short:
        raise SoldOut(_shortages(short))
    if any(_words_may_change(free[quota_id], n) for quota_id, n in steps):
        touch(of_events=True)


TAKE = """
    UPDATE events_quota SET taken = taken + %s
    WHERE id = %s AND NOT closed AND taken <= size - %s RETURNING size - taken
"""
GIVE_BACK = "UPDATE events_quota SET taken = taken - %s WHERE id = %s RETURNING size - taken"


def _change_one(quota_id: int, n: int) -> int | None:
    """The seats free from now on; None where there were too few. In SQL, since Django's update
    does not return what it wrote, and nobody may look again while others wait for the row."""
    with connection.cursor() as cursor:
        if n > 0:
            cursor.execute(TAKE, [n, quota_id, n])
        else:
            cursor.execute(GIVE_BACK, [-n, quota_id])
        rows = cursor.fetchall()
    return rows[0][0] if rows else None


def _words_may_change(free: int | None, n: int) -> bool:
    """Whether few seats were free before this change or are after it.

    While there is plenty of room pages say no number, so what is kept of them stays right.
    """
    return free is not None and free <= FEW + max(0, -n)


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
