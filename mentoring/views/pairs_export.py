"""A programme's pairs to take along, as a list that a spreadsheet opens."""

import csv
from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.models import AccessLog
from mentoring.forms.looking_after import PairFilter
from mentoring.models import MentoringOutcome, Programme
from mentoring.views.hub import programme_screen
from mentoring.views.pairs_admin import Row, rows_of, with_people
from vocabulary.spreadsheets import harmless


@require_safe
@never_cache
@programme_screen
def export(request: HttpRequest, programme: Programme) -> HttpResponse:
    """As the list is narrowed; that it was taken along is in the access log."""
    rows = with_people(rows_of(programme, PairFilter(programme, request.GET)))
    query = request.GET.urlencode()[:200]
    AccessLog.add("mentoring.exported", programme, by=request.user, reason=f"pairs {query}")  # type: ignore[arg-type]
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{programme.slug}-pairs.csv"'
    response.write("\ufeff")  # or Excel takes it for another encoding
    writer = csv.writer(response)
    writer.writerow(_headers())
    for line in _lines(programme, rows):
        writer.writerow([harmless(value) for value in line])
    return response


def _headers() -> list[str]:
    return [
        *(_("Student"), _("Student's e-mail address"), _("University")),
        *(_("Mentor"), _("Mentor's e-mail address"), _("Partner organisation")),
        *(_("State"), _("Together from"), _("Over since"), _("Why"), _("Meetings held")),
        *(_("Last meeting"), _("How it goes"), _("Reasons"), _("What came of it")),
    ]


def _lines(programme: Programme, rows: list[Row]) -> Iterator[list[str]]:
    outcomes: dict[int, list[str]] = {}
    for outcome in MentoringOutcome.objects.filter(student__programme=programme):
        outcomes.setdefault(outcome.student_id, []).append(outcome.get_kind_display())
    for row in rows:
        match, health = row.match, row.health
        student, mentor = match.student, match.mentor
        yield [
            *(str(student.user), student.user.email, str(student.university or "")),
            *(str(mentor.user), mentor.user.email, str(mentor.partner or "")),
            *(match.get_state_display(), str(match.together_from or ""), _day(match.over_at)),
            *(match.get_why_display(), str(health.held), _day(health.last_held)),
            str(health.colour.label) if row.is_together else "",
            "; ".join(reason.words for reason in health.reasons),
            "; ".join(outcomes.get(match.student_id, [])),
        ]


def _day(moment: Any) -> str:
    return date_format(timezone.localtime(moment), "Y-m-d") if moment else ""
