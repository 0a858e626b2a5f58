"""The company's own list as a spreadsheet: names, times and states in words, never answers."""

from collections.abc import Iterable
from datetime import date, time

from django.utils import timezone
from django.utils.translation import gettext as _

from companies.progress import Line
from companies.roster_reading.fields import LABELS, VALUES
from vocabulary.spreadsheets import XLSX, harmless, spreadsheet

__all__ = ["XLSX", "empty_list_xlsx", "harmless", "people_xlsx"]


def people_xlsx(title: str, lines: Iterable[Line]) -> bytes:
    """Whoever was taken off comes last."""
    columns = (
        (_("Given name"), 18),
        (_("Family name"), 22),
        (_("E-mail address"), 34),
        (_("Employee number"), 16),
        (_("Day"), 12),
        (_("Time"), 8),
        (_("State"), 28),
    )
    rows = [_cells(line) for line in sorted(lines, key=lambda line: line.is_off)]
    return spreadsheet(title, columns, rows)


def empty_list_xlsx() -> bytes:
    """The headings by which a list is read, for whoever has none yet."""
    return spreadsheet(_("New hires"), [(str(LABELS[field]), 24) for field in VALUES], [])


def _cells(line: Line) -> tuple[str | date | time, ...]:
    hire = line.person.new_hire
    attendee = hire.attendee
    starts = timezone.localtime(attendee.session.starts)
    return (
        attendee.given_name,
        attendee.family_name,
        attendee.email,
        hire.employee_number,
        starts.date(),
        starts.time(),
        line.person.words,
    )
