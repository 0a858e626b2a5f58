"""Posting a mail: a promise written in the transaction of what the mail tells.

    post(invitation, new_hire.pk)
    post_many(invitation, [hire.pk for hire in hires])

``invitation`` is a function of an app's ``emails.py``, registered by ``outbox.letters.mail``.
"""

from collections.abc import Iterable
from datetime import datetime

from django.utils import timezone

from outbox.letters import Renderer
from outbox.models import Message
from outbox.tasks import deliver_due


def post(write: Renderer, pk: int, *, key: str | None = None) -> None:
    """Promise one mail. With a key, posting it again changes nothing."""
    post_many(write, [pk], keys=[key])


def post_many(
    write: Renderer,
    pks: Iterable[int],
    *,
    keys: Iterable[str | None] | None = None,
    not_before: datetime | None = None,
) -> None:
    """Promise one mail for each record, in two statements however many they are.

    ``not_before``: the words are made then, so that one mail tells what comes in the meantime too.
    """
    kind: str = write.kind  # type: ignore[attr-defined]
    pks = list(pks)
    keys = list(keys) if keys is not None else [None] * len(pks)
    due = {"not_before": not_before or timezone.now()}
    rows = [Message(kind=kind, about=pk, key=k, **due) for pk, k in zip(pks, keys, strict=True)]
    if rows:
        Message.objects.bulk_create(rows, ignore_conflicts=any(keys))
        deliver_due.enqueue()
