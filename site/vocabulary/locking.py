"""The one way to make others wait for a record before it is changed.

The order in which records are locked, so that nobody waits in a circle, is written down in
docs/architecture.md.
"""

from typing import TypeVar

from django.db import models, transaction
from django.db.transaction import TransactionManagementError

M = TypeVar("M", bound=models.Model)


class LockingQuerySet(models.QuerySet[M]):
    def locked(self, pk: int) -> M:
        """The record as it now is; others who would change it wait until the transaction ends.

        Rows that point at it may still be written. In two statements, because what a join brings
        along is as it was before the wait. Raises DoesNotExist.
        """
        _needs_a_transaction(self.db)
        row = self.model._base_manager.using(self.db).filter(pk=pk)
        list(row.select_for_update(no_key=True).values_list("pk"))
        return self.get(pk=pk)

    def all_locked(self) -> list[M]:
        """Those that still match when their turn comes, locked in the order of their ids."""
        _needs_a_transaction(self.db)
        return list(self.order_by("pk").select_for_update(of=("self",), no_key=True))


def _needs_a_transaction(database: str) -> None:
    """SQLite knows no such locks and would be silent."""
    if not transaction.get_connection(database).in_atomic_block:
        raise TransactionManagementError("A record is locked in the transaction that changes it.")
