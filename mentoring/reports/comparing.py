"""A programme beside the ones before it; of those whose people are forgotten, what was counted."""

from typing import Any

from django.utils.translation import gettext as _

from mentoring.models import MentoringOutcome, Programme, Side
from mentoring.programmes.figures import figures_of, satisfied
from mentoring.reports.tables import NOTHING, Cell, Row, Table, few_or, number, share
from vocabulary.few import hide_few

EARLIER = 5  # programmes


def compared(programme: Programme) -> Table:
    """This one first, then those that began before it."""
    state = Programme.State
    before = Programme.objects.filter(starts_on__lt=programme.starts_on)
    past = before.filter(state__in=(state.RUNNING, state.FINISHED))
    shown = [programme, *past.order_by("-starts_on", "-pk")[:EARLIER]]
    rows = tuple(Row(str(each), tuple(_cells(figures_of(each)))) for each in shown)
    columns = (
        *(_("Students applied"), _("Students accepted"), _("Mentors accepted")),
        *(_("Pairs now or to the end"), _("Ended early"), _("Meetings, median")),
        *(_("Outcomes"), _("Students satisfied"), _("Mentors satisfied")),
    )
    help_ = _("Satisfied: at the end. Numbers of a programme stay when its people are forgotten.")
    title = _("Beside earlier programmes")
    return Table("compared", title, _("Programme"), columns, rows, help_)


def _cells(figures: dict[str, Any]) -> list[Cell]:
    names = ("applied", "students", "mentors", "pairs", "ended", "meetings_median")
    outcomes = figures.get("outcomes", {})
    told = sum(outcomes.get(kind, 0) for kind in MentoringOutcome.Kind.values)
    contents = [share(satisfied(figures, side)) for side in Side]
    return [
        *(number(figures.get(name)) for name in names),
        few_or(hide_few({"all": told})["all"]) if outcomes else NOTHING,
        *(Cell(each.words, each.value) for each in contents),
    ]
