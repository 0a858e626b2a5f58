"""What came of a programme, in tables: to read, to print, and to take along."""

import csv

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from mentoring.models import Programme
from mentoring.reports.programme import tables_of
from mentoring.reports.tables import lines
from mentoring.views.hub import programme_screen, render_screen
from vocabulary.few import FEWEST
from vocabulary.spreadsheets import XLSX, harmless, spreadsheet


@require_safe
@never_cache
@programme_screen
def reports(request: HttpRequest, programme: Programme) -> HttpResponse:
    context = {
        "tables": tables_of(programme),
        "made_at": timezone.now(),
        "fewest": FEWEST,
        "is_forgotten": bool(programme.figures),
    }
    template = "mentoring/admin/reports/reports.html"
    return render_screen(request, programme, "reports", template, context)


@require_safe
@never_cache
@programme_screen
def as_xlsx(request: HttpRequest, programme: Programme) -> HttpResponse:
    widths = (34, 44, 30, 14)
    columns = list(zip(_headers(), widths, strict=True))
    sheet = spreadsheet(str(programme), columns, lines(tables_of(programme)))
    return _attachment(HttpResponse(sheet, content_type=XLSX), programme, "xlsx")


@require_safe
@never_cache
@programme_screen
def as_csv(request: HttpRequest, programme: Programme) -> HttpResponse:
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response.write("\ufeff")  # or Excel takes it for another encoding
    writer = csv.writer(response)
    for line in (_headers(), *lines(tables_of(programme))):
        writer.writerow([harmless(each) if isinstance(each, str) else each for each in line])
    return _attachment(response, programme, "csv")


def _headers() -> list[str]:
    return [_("Table"), _("Row"), _("Column"), _("Number")]


def _attachment(response: HttpResponse, programme: Programme, kind: str) -> HttpResponse:
    name = f"report-{programme.slug}.{kind}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
