"""Rulebooks kept by this process until a rule changes: reading one costs as much as a whole page.

They are kept under the edition of texts (``content.edition``), which is read from the database each
time, so a rule that has been changed counts at once, in every process. Whoever changes rules
otherwise than by saving them one by one calls ``content.edition.touch()``.

An edition says that something has changed, and seldom is it a rule. ``guidance.facts`` then finds
which rows have: if none has, the books stay, and what others keep under ``facts_number()`` too.
"""

from datetime import date
from threading import Lock

from django.conf import settings

from content import edition
from content.shelf import Shelf
from guidance.facts import Facts
from guidance.models import Centre
from guidance.rulebook import Rulebook

DAYS = 40  # of one centre or several, the last that were asked for


class Memory:
    """``number``: of the facts as they were at an edition of texts."""

    def __init__(self, days: int = DAYS) -> None:
        self.books: Shelf[Rulebook] = Shelf(days)
        self.facts = Facts()
        self.edition: int | None = None
        self.reading = Lock()

    def number(self) -> int:
        now = edition.number().texts
        with self.reading:
            if self.edition != now:
                self.facts.read()
                self.edition = now
            return self.facts.number

    def book(self, centre: Centre, on: date) -> Rulebook:
        key, version = f"{centre.pk}:{on}", (0, self.number())
        found = self.books.get(key, version)
        if found is None:
            found = self.facts.rulebook(centre, on)
            self.books.put(key, found, version)
        return found


_memory = Memory()


def rulebook(centre: Centre, on: date) -> Rulebook:
    """The rules of this centre on this day: one query, unless something has changed."""
    return _memory.book(centre, on) if settings.PAGES_KEPT else Rulebook.load(centre, on)


def facts_number() -> int:
    """Stays the same until a rule, or what it names, has changed: one query, as a rule."""
    return _memory.number()
