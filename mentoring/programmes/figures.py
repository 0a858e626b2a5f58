"""What came of a programme, in numbers that stay when the people are forgotten."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import ngettext

from mentoring.models import Match, Meeting, MentoringOutcome, Programme

FEW = 5  # below that a number might tell of somebody


def figures_of(programme: Programme) -> dict[str, Any]:
    """``outcomes`` by kind. Kept ones where its people are forgotten."""
    return programme.figures or _counted(programme)


def _counted(programme: Programme) -> dict[str, Any]:
    pairs = Match.objects.with_contact().filter(programme=programme)
    kinds = MentoringOutcome.objects.filter(student__programme=programme)
    return {
        "students": programme.students.accepted().count(),
        "mentors": programme.mentors.accepted().count(),
        "pairs": pairs.count(),
        "meetings": Meeting.objects.held().filter(match__programme=programme).count(),
        "outcomes": {kind.value: kinds.filter(kind=kind).count() for kind in MentoringOutcome.Kind},
    }


def in_words(figures: dict[str, Any]) -> Iterator[tuple[int, str]]:
    """Number and what it counts, for everybody to read; few are left out."""
    pairs, meetings = figures["pairs"], figures["meetings"]
    found = [
        (pairs, ngettext("pair went through it", "pairs went through it", pairs)),
        (meetings, ngettext("meeting of two", "meetings of two", meetings)),
    ]
    for kind in MentoringOutcome.Kind:
        found.append((figures["outcomes"].get(kind.value, 0), str(kind.label)))
    yield from ((number, words) for number, words in found if number >= FEW)
