"""The calendar's table, and buttons that put a date or all of it into somebody's own calendar."""

from collections.abc import Iterable
from html import escape
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from django import template
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import ngettext

from events.feeds import links
from events.finding.addresses import PARAMETERS
from events.finding.grid import Box, Cell
from events.models import Session
from outbox.letters import absolute

register = template.Library()

LOOKS = ("view", "week", "month")  # how the page shows it, which a feed does not care for


@register.simple_tag
def calendar_days(week: Iterable[Cell]) -> SafeString:
    """The days of a row. Not a template, nor format_html: a month has a hundred events."""
    return mark_safe("".join(map(_day, week)))  # every word is escaped


def _day(cell: Cell) -> str:
    css = f' class="{cell.css}"' if cell.css else ""
    today = ' aria-current="date"' if cell.is_today else ""
    weekday = f"<span>{escape(cell.weekday)}</span> " if cell.boxes else ""
    day = f'<time class="calendar__day" datetime="{cell.iso}"{today}>{weekday}{cell.number}</time>'
    return f"<td{css}>{day}{''.join(map(_box, cell.boxes))}{_more(cell)}</td>"


def _more(cell: Cell) -> str:
    if not cell.more:
        return ""
    words = ngettext("%(more)s more", "%(more)s more", cell.more) % {"more": cell.more}
    address = escape(cell.address)
    return f'<a class="calendar__more" href="{address}" rel="nofollow">{escape(words)}</a>'


def _box(box: Box) -> str:
    place = f"<small>{escape(box.place)}</small>" if box.place else ""
    note = f"<i>{escape(box.note)}</i>" if box.note else ""
    words = f"<b>{box.time}</b>{escape(box.title)}{place}{note}"
    return f'<a class="calendar__event{box.css}" href="{escape(box.url)}">{words}</a>'


@register.inclusion_tag("events/feeds/_date.html")
def to_calendar(session: Session) -> dict[str, Any]:
    """For one date."""
    return {
        "session": session,
        "google": links.google(session),
        "outlook": links.outlook(session),
        "file": links.file(session),
    }


@register.inclusion_tag("events/feeds/_subscribe.html")
def subscribe(address: str) -> dict[str, Any]:
    """For what the calendar's page at this address shows, as it is and will be."""
    pairs = parse_qsl(urlsplit(address).query)
    kept = [pair for pair in pairs if pair[0] in PARAMETERS and pair[0] not in LOOKS]
    query = f"?{urlencode(kept)}" if kept else ""
    return links.subscription(reverse("events:calendar_ics") + query) | {
        "atom": reverse("events:atom") + query,
        "frame": absolute(reverse("events:embed") + query),
        "is_narrowed": bool(kept),
    }
