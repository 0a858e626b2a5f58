"""The report of an event: bars with the table beside them, to print and to take along."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from events.models import AUDIENCES, Event, Question
from events.report import figures
from events.report.answers import Told, told_by
from events.report.figures import Row
from events.sign_up.feedback import results_of
from events.views.hub import event_screen, render_screen
from events.views.people import check_may_see
from vocabulary.spreadsheets import XLSX, Value, spreadsheet

BAR = 34  # px, with the space below it


@dataclass(frozen=True)
class Bar:
    """``width`` in per cent of the widest; a hidden number has no bar."""

    label: str
    number: int | None
    width: float
    y: int


@dataclass(frozen=True)
class Chart:
    """``key`` is of the page: a figure is named by it."""

    key: str
    name: str
    bars: Sequence[Bar]

    @property
    def height(self) -> int:
        return BAR * len(self.bars)


@require_safe
@event_screen
def report(request: HttpRequest, event: Event) -> HttpResponse:
    check_may_see(request, event)
    rows = figures.rows_of(event)
    context = {
        "rows": rows,
        "signed_up": figures.signed_up_for(event, rows),
        "total": figures.together(rows),
        "held": figures.held(rows),
        "waited_for_all": figures.waited_for_all(event),
        "audiences": [AUDIENCES[key] for key in event.audiences],
        "charts": [_ways(event), *_answers(event)],
        "results": results_of(event),
        "made_at": timezone.now(),
        "is_course": event.kind == Event.Kind.COURSE,
    }
    return render_screen(request, event, "report", "events/admin/report/report.html", context)


def _ways(event: Event) -> Chart:
    ways = figures.ways_of(event)
    numbers = [
        (_("Signed up themselves"), ways.themselves),
        (_("Brought by family or friends"), ways.brought),
        (_("By their company"), ways.company),
        (_("On seats reserved for a partner"), ways.allotment),
        (_("Walked in"), ways.walk_in),
    ]
    return chart("ways", _("How they came to their seats"), numbers)


def _answers(event: Event) -> list[Chart]:
    return [
        chart(f"answer-{told.question.pk}", str(told.question.text), _in_words(told))
        for told in told_by(event)
    ]


def _in_words(told: Told) -> list[tuple[str, int | None]]:
    words = {"yes": _("Yes"), "no": _("No")}
    if told.question.kind == Question.Kind.CHOICE:
        kept, shown = told.question.options_en, told.question.options
        words = dict(zip(kept, shown if len(shown) == len(kept) else kept, strict=True))
    return [(words.get(value, value), number) for value, number in told.counts]


def chart(key: str, name: str, numbers: Sequence[tuple[str, int | None]]) -> Chart:
    widest = max((number or 0 for _label, number in numbers), default=0) or 1
    bars = [
        Bar(label, number, round(100 * (number or 0) / widest, 1), BAR * at)
        for at, (label, number) in enumerate(numbers)
    ]
    return Chart(key, name, bars)


@require_safe
@never_cache
@event_screen
def export(request: HttpRequest, event: Event) -> HttpResponse:
    """The dates with their numbers; nobody's name."""
    check_may_see(request, event)
    columns = [
        (_("Date"), 17),
        (_("Topic"), 30),
        (_("State"), 18),
        (_("Seats"), 9),
        (_("Signed up"), 11),
        (_("Came"), 9),
        (_("Did not come"), 13),
        (_("Walk-ins"), 10),
        (_("Cancelled their seat"), 20),
        (_("Waited"), 9),
        (_("Seats used, per cent"), 20),
    ]
    sheet = spreadsheet(str(event), columns, _lines(figures.rows_of(event)))
    response = HttpResponse(sheet, content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="report-{event.slug}.xlsx"'
    return response


def _lines(rows: Sequence[Row]) -> Iterator[Sequence[Value]]:
    for row in rows:
        session: Any = row.session
        numbers = (row.came, row.missed, row.walk_ins, row.cancelled, row.waited, row.used)
        yield [
            timezone.localtime(session.starts),
            capfirst(str(session.topic)),
            session.get_state_display(),
            row.seats,
            row.signed_up,
            *("" if number is None else number for number in numbers),
        ]
