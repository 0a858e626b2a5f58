"""The funnel as a report in the admin: a chart with its table beside it, and as a CSV file."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from accounts.roles import Role, has_role
from careers.advising.funnel import Funnel, Row, Table, funnel, quarter_label
from careers.advising.retention import quarter_of
from careers.advising.stages import Stage
from careers.views.advisers import advisers_only, render_screen
from vocabulary.few import FEWEST, Number
from vocabulary.spreadsheets import harmless

YEARS = 6  # that can be chosen from
BAR = 34  # px, with the space below it


class PeriodForm(forms.Form):
    """From one quarter to another, both included; the last four where nothing is chosen."""

    first = forms.ChoiceField(label=gettext_lazy("From"))
    last = forms.ChoiceField(label=gettext_lazy("To"))

    def __init__(self, data: Any) -> None:
        quarters = list(_latest_quarters(YEARS * 4))
        default = {"first": quarters[3].isoformat(), "last": quarters[0].isoformat()}
        super().__init__(default | {name: data[name] for name in default if data.get(name)})
        for name in default:
            choices = [(each.isoformat(), quarter_label(each)) for each in quarters]
            self.fields[name].choices = choices  # type: ignore[attr-defined]

    @property
    def period(self) -> tuple[date, date]:
        """In their order, whichever was chosen first."""
        chosen = self.cleaned_data if self.is_valid() else self._default()
        first, last = sorted(date.fromisoformat(chosen[name]) for name in ("first", "last"))
        return first, last

    def _default(self) -> dict[str, str]:
        quarters = list(_latest_quarters(4))
        return {"first": quarters[3].isoformat(), "last": quarters[0].isoformat()}


def _latest_quarters(number: int) -> Iterator[date]:
    quarter = quarter_of(timezone.localdate())
    for _n in range(number):
        yield quarter
        quarter = quarter_of(quarter - timedelta(days=1))


@dataclass(frozen=True)
class Bar:
    """``width`` in per cent of the widest; a hidden number has no bar."""

    label: str
    words: str
    width: float
    y: int


@require_safe
@advisers_only
def report(request: HttpRequest) -> HttpResponse:
    form = PeriodForm(request.GET)
    found = funnel(*form.period)
    tables = [
        (_("By quarter"), found.by_quarter),
        (_("By occupation"), found.by_occupation),
        (_("By the first step into work"), found.by_first_step),
    ]
    context = {
        "form": form,
        "stages": Stage.choices,
        "total": _worded(found.total),
        "tables": [_as_words(name, table) for name, table in tables],
        "bars": _bars(found),
        "height": BAR * len(Stage.choices),
        "fewest": FEWEST,
        "query": request.GET.urlencode(),
    }
    within = (("careers_advising:index", _("Candidates")),) if _is_adviser(request) else ()
    title = _("From contact to job")
    template = "careers/admin/funnel.html"
    return render_screen(request, template, title, context, within=within, icon="table")


def _is_adviser(request: HttpRequest) -> bool:
    return has_role(request.user, Role.ADVISER)


def _as_words(name: str, table: Table) -> dict[str, Any]:
    labels = [str(label) for _value, label in table.columns]
    return {"name": name, "columns": labels, "rows": [_worded(row) for row in table.rows]}


def _worded(row: Row) -> dict[str, Any]:
    return {"label": row.label, "numbers": [in_words(number) for number in row.numbers]}


def in_words(number: Number) -> str:
    return _("hidden") if number is None else str(number)


def _bars(found: Funnel) -> list[Bar]:
    numbers = found.total.numbers
    widest = max((number or 0 for number in numbers), default=0) or 1
    return [
        Bar(str(label), in_words(number), round(100 * (number or 0) / widest, 1), BAR * at)
        for at, ((_value, label), number) in enumerate(zip(Stage.choices, numbers, strict=True))
    ]


@require_safe
@advisers_only
def export(request: HttpRequest) -> HttpResponse:
    """What the page shows, with what is hidden hidden."""
    found = funnel(*PeriodForm(request.GET).period)
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="from-contact-to-job.csv"'
    writer = csv.writer(response)
    for line in _lines(found):
        writer.writerow([harmless(cell) for cell in line])
    return response


def _lines(found: Funnel) -> Iterator[list[str]]:
    stages = [str(label) for _value, label in Stage.choices]
    yield [_("Table"), _("Row"), *stages]
    yield [_("In all"), "", *map(in_words, found.total.numbers)]
    for name, table in ((_("Quarter"), found.by_quarter), (_("Occupation"), found.by_occupation)):
        for row in table.rows:
            yield [name, row.label, *map(in_words, row.numbers)]
    yield []
    yield [_("Table"), _("Row"), _("People")]
    for row in found.by_first_step.rows:
        yield [_("First step"), row.label, *map(in_words, row.numbers)]
