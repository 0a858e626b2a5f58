"""Rulebooks kept by this process until a rule changes: reading one costs as much as a whole page.

They are kept under the edition of texts (``content.edition``), which is read from the database each
time, so a rule that has been changed counts at once, in every process. Whoever changes rules
otherwise than by saving them one by one calls ``content.edition.touch()``.
"""

from datetime import date

from django.conf import settings

from content import edition
from content.shelf import Shelf
from guidance.models import Centre
from guidance.rulebook import Rulebook

DAYS = 40  # of one centre or several, the last that were asked for

_kept: Shelf[Rulebook] = Shelf(DAYS)


def rulebook(centre: Centre, on: date) -> Rulebook:
    """The rules of this centre on this day: one query, or seven the first time."""
    if not settings.PAGES_KEPT:
        return Rulebook.load(centre, on)
    version = (0, edition.number().texts)
    key = f"{centre.pk}:{on}"
    found = _kept.get(key, version)
    if found is None:
        found = Rulebook.load(centre, on)
        _kept.put(key, found, version)
    return found
