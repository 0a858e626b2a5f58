"""Keeping what readers did not find, so that editors write it, or say it in readers' words."""

import re
from datetime import timedelta

from django.db.models import F
from django.utils import timezone

from content.models import EmptySearch

MOST = 2_000  # rows; a robot that tries words fills no table
LONGEST = 60  # characters; nobody searches for a letter that she has pasted
KEPT_FOR = timedelta(days=180)
PERSONAL = re.compile(r"@|\d{4}")  # addresses, numbers of people and telephones


def note(query: str, language: str) -> None:
    """One more time. What may be about a person is not kept."""
    said = " ".join(query.casefold().split())
    if len(said) > LONGEST or PERSONAL.search(said):
        return
    known = EmptySearch.objects.filter(query=said, language=language)
    if not known.update(times=F("times") + 1, last_on=timezone.localdate()):
        _begin(said, language)


def _begin(said: str, language: str) -> None:
    if EmptySearch.objects.count() < MOST:
        EmptySearch.objects.get_or_create(query=said, language=language)


def forget() -> None:
    """What nobody has searched for lately."""
    EmptySearch.objects.filter(last_on__lt=timezone.localdate() - KEPT_FOR).delete()
