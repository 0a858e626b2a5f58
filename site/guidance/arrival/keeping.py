"""The list that somebody with an account keeps on My page."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from guidance.arrival.asked import Asked
from guidance.arrival.checklist import Checklist, checklist
from guidance.models import Centre, SavedChecklist, Step

WHOSE = ("you", "partner", "children")


@transaction.atomic
def save(
    user: User, asked: Asked, *, days: Mapping[str, date | None], done: Iterable[str]
) -> SavedChecklist:
    """In place of the one before: there is one list a person."""
    facts = {"answers": asked.values, "done": known_ticks(done), **days}
    kept, _new = SavedChecklist.objects.update_or_create(
        user=user, defaults={**facts, "changed_at": timezone.now()}
    )
    return kept


def forget(user: User) -> None:
    SavedChecklist.objects.filter(user=user).delete()


def forget_old() -> int:
    """By the clock: lists that nobody has changed for long. How many."""
    before = timezone.now() - settings.RETENTION["checklists"].period
    number, _by_model = SavedChecklist.objects.filter(changed_at__lt=before).delete()
    return number


def known_ticks(done: Iterable[str]) -> list[str]:
    """Those of steps that there are; whatever else was sent is left out."""
    keys = set(Step.objects.values_list("key", flat=True))
    return sorted({each for each in done if _is_tick(each, keys)})


def _is_tick(text: str, keys: set[str]) -> bool:
    whose, _dash, key = text.partition("-")
    return whose in WHOSE and key in keys


def list_of(kept: SavedChecklist) -> Checklist | None:
    """By the rules of today, with the ticks; None once an answer is no choice any more."""
    asked = Asked.read(kept.answers)
    if asked.next_question:
        return None
    try:
        found = checklist(asked, timezone.localdate())
    except Centre.DoesNotExist:
        return None
    return found.with_ticks(kept.done)
