"""Keeping what readers did not find, so that editors write it, or say it in readers' words."""

import re
from datetime import timedelta

from django.db.models import F
from django.utils import timezone

from content.models import EmptySearch

MOST = 2_000  # rows; a robot that tries words fills no table
LONGEST = 60  # characters; nobody searches for a letter that she has pasted
KEPT_FOR = timedelta(days=180)
# Addresses, and numbers of people and telephones, also with blanks and dashes in them.
PERSONAL = re.compile(r"[@＠]|\d(?:[\W_]*\d){3}")


def note(query: str, language: str, typed: str = "") -> None:
    """One more time. What may be about a person is not kept; ``typed``: before it was cleaned."""
    said = " ".join(query.casefold().split())
    if len(said) > LONGEST or PERSONAL.search(said) or PERSONAL.search(typed):
        return
    known = EmptySearch.objects.filter(query=said, language=language)
    if not known.update(times=F("times") + 1, last_on=timezone.localdate()):
        _begin(said, language)


def _begin(said: str, language: str) -> None:
    """Where the table is full, in place of the oldest that was said once."""
    if EmptySearch.objects.count() >= MOST:
        once = EmptySearch.objects.filter(times=1).order_by("last_on", "pk")
        if not EmptySearch.objects.filter(pk__in=once.values("pk")[:1]).delete()[0]:
            return
    EmptySearch.objects.get_or_create(query=said, language=language)


def forget() -> None:
    """What nobody has searched for lately."""
    EmptySearch.objects.filter(last_on__lt=timezone.localdate() - KEPT_FOR).delete()
