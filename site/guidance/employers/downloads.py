"""The plan to take along: into a calendar, and into a spreadsheet."""

from datetime import timedelta
from hashlib import sha256

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from icalendar import Calendar, Event

from guidance.employers.plan import Plan, Row
from vocabulary.spreadsheets import Link, spreadsheet

ONE_DAY = timedelta(days=1)


def plan_calendar(plan: Plan, request: HttpRequest) -> bytes:
    """A whole day for each row, without hours: clocks may change between.

    The same answers give the same entries, so a file that is opened twice adds nothing.
    """
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", f"-//{settings.WAGTAIL_SITE_NAME}//Ankomst//EN")
    calendar.add("method", "PUBLISH")
    mark = sha256(plan.asked.query.encode()).hexdigest()[:12]
    for row in plan.rows:
        calendar.add_component(_entry(row, mark, request))
    content: bytes = calendar.to_ical()
    return content


def _entry(row: Row, mark: str, request: HttpRequest) -> Event:
    entry = Event()
    entry.add("uid", f"plan-{mark}-{row.step.key}@{request.get_host().split(':')[0]}")
    entry.add("dtstamp", timezone.now())
    entry.add("dtstart", row.day)
    entry.add("dtend", row.day + ONE_DAY)
    entry.add("transp", "TRANSPARENT")
    entry.add("summary", str(row.step.title))
    lines = (f"{row.step.get_who_display()}. {row.step.why}", _when(row), _address(row, request))
    entry.add("description", "\n".join(line for line in lines if line))
    return entry


def plan_xlsx(plan: Plan, request: HttpRequest) -> bytes:
    columns = (
        (_("Day"), 12),
        (_("When"), 34),
        (pgettext("heading of a plan", "What to do"), 48),
        (_("Who"), 22),
        (_("Why"), 80),
        (_("Chapter"), 34),
        (_("Read more"), 60),
        (_("Done"), 10),
    )
    rows = (
        (
            row.day,
            _when(row),
            str(row.step.title),
            str(row.step.get_who_display()),
            str(row.step.why),
            row.chapter.title if row.chapter else "",
            Link(_address(row, request), _address(row, request)),
            "",
        )
        for row in plan.rows
    )
    return spreadsheet(_("Plan"), columns, rows)


def _when(row: Row) -> str:
    return f"{row.step.get_kind_display()}: {row.words}"


def _address(row: Row, request: HttpRequest) -> str:
    return request.build_absolute_uri(row.chapter.get_url(request)) if row.chapter else ""
