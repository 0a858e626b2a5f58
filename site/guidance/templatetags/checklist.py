"""One step of a checklist as HTML, kept until one of the rows that it is made of changes.

Whoever comes first after a rule was changed waits for the steps that it is about, and not for all.
"""

from typing import Any

from django import template
from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from content.shelf import Shelf
from guidance.arrival.checklist import PersonsStep

STEPS = 1000  # the last that were shown; one is some 3 kB

register = template.Library()

# With the rows that its key names by where they lie in memory, so that no others come to lie there.
_kept: Shelf[tuple[SafeString, tuple[Any, ...]]] = Shelf(STEPS)


@register.simple_tag
def step_as_html(listed: PersonsStep, who: str, *, saved: bool, page: str = "") -> SafeString:
    """``who``: whose list it is on. ``saved``: ticks are sent to us, else the browser has them.

    ``page``: the address to read more at.
    """
    if not settings.PAGES_KEPT:
        return _made(listed, who, saved=saved, page=page)
    rows = _rows(listed)
    key = repr((get_language(), who, saved, page, *_words(listed), *map(id, rows)))
    found = _kept.get(key)
    if found is None:
        found = _made(listed, who, saved=saved, page=page), rows
        _kept.put(key, found)
    return found[0]


def _made(listed: PersonsStep, who: str, **more: object) -> SafeString:
    context = {"listed": listed, "each": listed.needed, "who": who, **more}
    return render_to_string("guidance/arrival/_step.html", context)


def _rows(listed: PersonsStep) -> tuple[Any, ...]:
    """What changes is another object from then on (``guidance.facts``)."""
    needed = listed.needed
    papers = (each.document for each in needed.documents_if)
    return needed.step, needed.authority, *needed.documents, *papers, *listed.deadlines


def _words(listed: PersonsStep) -> tuple[Any, ...]:
    """What else is shown; of steps that come before only their titles are."""
    needed = listed.needed
    before = tuple(str(step.title) for step in needed.requires)
    reasons = tuple(each.only_if for each in needed.documents_if)
    return listed.done, needed.here, needed.place, needed.note, before, reasons
