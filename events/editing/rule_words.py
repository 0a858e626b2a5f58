"""A rule in words, in the language that is active: “Every second Thursday, 17:00–19:00 …”."""

from collections.abc import Iterable
from datetime import date, time

from django.utils.dates import WEEKDAYS
from django.utils.formats import date_format
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from events.editing.recurrence import LAST, Every, Recurrence

WORKING_WEEK = frozenset(range(5))
WHOLE_WEEK = frozenset(range(7))
NTH = {
    1: gettext_lazy("The first %(day)s of the month"),
    2: gettext_lazy("The second %(day)s of the month"),
    3: gettext_lazy("The third %(day)s of the month"),
    4: gettext_lazy("The fourth %(day)s of the month"),
    LAST: gettext_lazy("The last %(day)s of the month"),
}


def in_words(rule: Recurrence, begins: time, ends: time) -> str:
    """“Every second Thursday, 17:00–19:00, until 18 June, not in week 7”."""
    times = f"{begins:%H:%M}–{ends:%H:%M}"
    return ", ".join([how_often(rule), times, _end(rule), *_left_out(rule)])


def how_often(rule: Recurrence) -> str:
    """“Every second Thursday”, “The first Monday of the month”."""
    if rule.every == Every.DAY:
        return _every_days(rule.interval)
    return _by_month(rule) if rule.every == Every.MONTH else _by_week(rule)


def _every_days(n: int) -> str:
    return _("Every day") if n == 1 else _("Every %(n)d days") % {"n": n}


def _by_week(rule: Recurrence) -> str:
    on = rule.weekdays or {rule.first.weekday()}
    words = {"days": listed(str(WEEKDAYS[number]) for number in sorted(on)), "n": rule.interval}
    if rule.interval == 1 and on == WHOLE_WEEK:
        return _("Every day")
    if rule.interval == 1 and on == WORKING_WEEK:
        return _("Monday to Friday")
    if rule.interval == 1:
        return _("Every %(days)s") % words
    if rule.interval == 2 and len(on) == 1:
        return _("Every second %(days)s") % words
    if rule.interval == 2:
        return _("Every second week, on %(days)s") % words
    return _("Every %(n)d weeks, on %(days)s") % words


def _by_month(rule: Recurrence) -> str:
    if rule.weekdays:
        [number] = rule.weekdays
        day = str(NTH[rule.nth]) % {"day": WEEKDAYS[number]}
    else:
        day = _("On day %(day)d of the month") % {"day": rule.first.day}
    if rule.interval == 1:
        return day
    often = _("every second month") if rule.interval == 2 else _("every %(n)d months")
    return f"{day}, {often % {'n': rule.interval}}"


def _end(rule: Recurrence) -> str:
    if rule.until is not None:
        return _("until %(day)s") % {"day": _day(rule.until, rule.first)}
    return ngettext("%(n)d time", "%(n)d times", rule.times or 0) % {"n": rule.times or 0}


def _left_out(rule: Recurrence) -> list[str]:
    parts = []
    if weeks := sorted(rule.without.weeks):
        words = ngettext("not in week %(weeks)s", "not in weeks %(weeks)s", len(weeks))
        parts.append(words % {"weeks": listed(map(str, weeks))})
    if left_out := sorted(rule.without.days):
        parts.append(_("not on %(days)s") % {"days": listed(_day(d, rule.first) for d in left_out)})
    if rule.without.holidays:
        parts.append(_("not on public holidays"))
    return parts


def _day(day: date, first: date) -> str:
    """With its year where it is another one than that of the beginning."""
    return date_format(day, "MONTH_DAY_FORMAT" if day.year == first.year else "DATE_FORMAT")


def listed(words: Iterable[str]) -> str:
    """“Monday, Tuesday and Friday”."""
    return get_text_list(list(words), _("and"))
