"""Lists kept by this process until a rule changes: half of a list's page is the same for hours.

What changes with every booking, a centre's free times, is not in them. They are kept by the number
of the facts (``guidance.in_force``).
"""

from datetime import date

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from content.shelf import Shelf
from guidance.arrival.asked import Asked
from guidance.arrival.checklist import Checklist, checklist
from guidance.guides.step_pages import of_family
from guidance.in_force import facts_number

LISTS = 100  # the last that were asked for; one is some 80 kB

_kept: Shelf[tuple[Checklist, SafeString]] = Shelf(LISTS)


def kept_checklist(asked: Asked, on: date) -> tuple[Checklist, SafeString]:
    """The list, and its steps as HTML in the reader's language. Raises Centre.DoesNotExist."""
    if not settings.PAGES_KEPT:
        return _made(asked, on)
    version = (0, facts_number())
    pages = hash(repr(of_family(asked.purpose)))  # they move without any rule's change
    key = f"{on}:{get_language()}:{asked.query}:{pages}"
    found = _kept.get(key, version)
    if found is None:
        found = _made(asked, on)
        _kept.put(key, found, version)
    return found


def _made(asked: Asked, on: date) -> tuple[Checklist, SafeString]:
    found = checklist(asked, on)
    return found, steps_of(found)


def steps_of(found: Checklist, *, saved: bool = False) -> SafeString:
    """Of everybody in the family, then what is not for her. ``saved``: ticks are sent to us."""
    context = {"checklist": found, "saved": saved, "pages": of_family(found.asked.purpose)}
    return render_to_string("guidance/arrival/_lists.html", context)
