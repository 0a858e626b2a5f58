"""Compares the counters of seats with the seats in use, and can mend them."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.db.models import Sum

from content.page_cache import touch
from events.booking.seats import drifted
from events.models import Quota


class Command(BaseCommand):
    help = "Reports every quota whose counter is not the sum of its claims; fails if there is one."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--mend", action="store_true", help="Set the counter to the sum.")

    def handle(self, *args: Any, mend: bool, **options: Any) -> None:
        left = 0
        for quota in drifted():
            mended = mend and recount(quota.pk)
            left += not mended
            self.stdout.write(
                f"quota {quota.pk}, {quota.session}, {quota.label}: counter {quota.taken}, "
                f"claims {quota.claimed}, size {quota.size}{', mended' if mended else ''}"
            )
        if left:
            raise CommandError(f"{left} quotas do not add up.")
        self.stdout.write("Every counter is the sum of its claims.")


@transaction.atomic
def recount(quota_id: int) -> bool:
    """Set the counter right; False if more is claimed than there is, which a person must settle."""
    # Whoever is taking seats holds this row until the commit, so what we sum is complete.
    quota = Quota.objects.locked(quota_id)
    claimed = quota.claims.aggregate(n=Sum("seats"))["n"] or 0
    if claimed > quota.size:
        return False
    Quota.objects.filter(pk=quota_id).update(taken=claimed)
    touch(of_events=True)
    return True
