"""What came of a programme, in numbers that stay when the people are forgotten."""

from collections import Counter
from collections.abc import Iterator
from statistics import median
from typing import Any

from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from mentoring.models import Match, Meeting, MentoringOutcome, Programme, Side
from mentoring.programmes.satisfaction import Share, at_the_end, shares_of

FEW = 5  # below that a number might tell of somebody
CAME_OF_IT = {  # beside a number from five on
    MentoringOutcome.Kind.STUDENT_JOB.value: gettext_lazy("student jobs"),
    MentoringOutcome.Kind.THESIS.value: gettext_lazy("agreements on a thesis or project"),
    MentoringOutcome.Kind.INTERNSHIP.value: gettext_lazy("internships"),
    MentoringOutcome.Kind.JOB.value: gettext_lazy("jobs"),
}


def figures_of(programme: Programme) -> dict[str, Any]:
    """``outcomes`` by kind, ``satisfaction`` by side. Kept ones where its people are forgotten;
    what was kept earlier may lack some."""
    return programme.figures or _counted(programme)


def _counted(programme: Programme) -> dict[str, Any]:
    states = Counter(programme.matches.values_list("state", flat=True))
    kinds = MentoringOutcome.objects.filter(student__programme=programme)
    met = list(meetings_by_pair(programme).values())
    return {
        "applied": programme.students.exclude(sent_at=None).count(),
        "students": programme.students.accepted().count(),
        "mentors": programme.mentors.accepted().count(),
        "pairs": states[Match.State.ACTIVE] + states[Match.State.COMPLETED],
        "completed": states[Match.State.COMPLETED],
        "ended": states[Match.State.ENDED],
        "meetings": Meeting.objects.held().filter(match__programme=programme).count(),
        "meetings_median": median(met) if met else None,
        "outcomes": {kind.value: kinds.filter(kind=kind).count() for kind in MentoringOutcome.Kind},
        "satisfaction": at_the_end(shares_of([programme])),
    }


def meetings_by_pair(programme: Programme) -> dict[int, int]:
    """How many each pair has held that ever began, also those that ended early."""
    began = programme.matches.exclude(began_at=None).order_by()
    held = Count("meetings", filter=Q(meetings__state=Meeting.State.HELD))
    return dict(began.annotate(held=held).values_list("pk", "held"))


def satisfied(figures: dict[str, Any], side: str) -> Share:
    """At the end; of nobody where it was not kept."""
    return Share(**figures.get("satisfaction", {}).get(side, {}))


def in_words(figures: dict[str, Any]) -> Iterator[tuple[int | str, str]]:
    """Number and what it counts, for everybody to read; few are left out."""
    pairs, meetings = figures["pairs"], figures["meetings"]
    found = [
        (pairs, ngettext("pair went through it", "pairs went through it", pairs)),
        (meetings, ngettext("meeting of two", "meetings of two", meetings)),
    ]
    found += [(figures["outcomes"].get(kind, 0), str(words)) for kind, words in CAME_OF_IT.items()]
    yield from ((number, words) for number, words in found if number >= FEW)
    yield from _satisfied_in_words(figures)


def _satisfied_in_words(figures: dict[str, Any]) -> Iterator[tuple[str, str]]:
    said = {
        Side.STUDENT: _("of %(n)d students were satisfied"),
        Side.MENTOR: _("of %(n)d mentors were satisfied"),
    }
    for side, words in said.items():
        share = satisfied(figures, side)
        if share.is_told:
            yield f"{share.per_cent} %", words % {"n": share.answers}
