"""The applications of a programme to take along, as a list that a spreadsheet opens."""

import csv
from collections.abc import Iterator, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.models import AccessLog
from mentoring.forms.reviewing import ApplicationFilter
from mentoring.models import Programme
from mentoring.views.applications import narrowed
from mentoring.views.hub import programme_screen
from mentoring.views.lines import lines_of
from vocabulary.spreadsheets import harmless


@require_safe
@never_cache
@programme_screen
def export(request: HttpRequest, programme: Programme, side: str) -> HttpResponse:
    """As the list is narrowed; that it was taken along is in the access log."""
    rows = list(narrowed(programme, side, ApplicationFilter(programme, side, request.GET)))
    query = request.GET.urlencode()[:200]
    AccessLog.add("mentoring.exported", programme, by=request.user, reason=f"{side} {query}")  # type: ignore[arg-type]
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    name = f"{programme.slug}-{side}s.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response.write("\ufeff")  # or Excel takes it for another encoding
    writer = csv.writer(response)
    for line in _lines(programme, rows):
        writer.writerow([harmless(value) for value in line])
    return response


def _lines(programme: Programme, rows: Sequence[Any]) -> Iterator[list[str]]:
    """The languages in one column; every other question in its own."""
    headers: list[str] = []
    for one in rows:
        one.programme = programme
        facts = _facts(one)
        if not headers:
            headers = list(facts)
            yield headers
        yield [facts[header] for header in headers]


def _facts(one: Any) -> dict[str, str]:
    facts = {
        _("State"): one.get_state_display(),
        _("Sent"): date_format(one.sent_at, "Y-m-d") if one.sent_at else "",
    }
    for section in lines_of(one):
        if section.step.key in ("languages", "wishes"):
            words = "; ".join(f"{label} {value}" for label, value in section.lines)
            facts[str(section.step.title)] = words
        else:
            facts |= dict(section.lines)
    return facts
