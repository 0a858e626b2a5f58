"""Calendar entries written as text, by the rules of RFC 5545.

The ``icalendar`` library writes the single entries of mails; for a feed of hundreds it takes a
hundred times as long as these few lines (docs/decisions/0015), and reads them in the tests.
"""

from datetime import UTC, datetime
from functools import lru_cache
from typing import NamedTuple

from events.calendar_files import COPENHAGEN, VTIMEZONE
from events.models import Session
from vocabulary.translated import Translated

FOLD = 73  # bytes of a line, and the line break
KEPT = 1000  # lines
ZONE = VTIMEZONE.to_ical().decode().strip()

SECONDS = len("2027-01-31T17:00:00")
UNMARKED = str.maketrans("", "", "-:")
ESCAPED = str.maketrans(
    {"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None}
    | {chr(code): None for code in range(32) if chr(code) not in "\r\n\t"}
)


class Date(NamedTuple):
    """What a feed tells of a session: a model for each of hundreds would take longer than them."""

    starts: datetime
    ends: datetime
    changed_at: datetime
    pk: int
    event_id: int
    state: str
    revision: int
    place: str
    cancelled_because: str
    topic_en: str
    topic_da: str
    topic = Translated("topic")


def calendar(entries: list[str], *, name: str, url: str, product: str) -> bytes:
    """A calendar to subscribe to; programs ask for it again after some hours."""
    head = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        text("PRODID", f"-//{product}//Ankomst//EN"),
        "METHOD:PUBLISH",
        text("NAME", name),
        text("X-WR-CALNAME", name),
        fold(f"URL:{url}"),
        "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
        "X-PUBLISHED-TTL:PT6H",
    ]
    return ("\r\n".join([*head, ZONE, *entries, "END:VCALENDAR"]) + "\r\n").encode()


def entry(date: Date, *, uid: str, title: str, place: str, url: str, description: str) -> str:
    """One date. What changes of it updates the same entry: its UID stays, SEQUENCE grows."""
    cancelled = date.state == Session.State.CANCELLED
    changed = in_utc(date.changed_at)
    lines = [
        "BEGIN:VEVENT",
        f"UID:{uid}",
        f"DTSTAMP:{changed}",
        f"LAST-MODIFIED:{changed}",
        f"SEQUENCE:{date.revision}",
        moment("DTSTART", date.starts),
        moment("DTEND", date.ends),
        text("SUMMARY", title),
        f"STATUS:{'CANCELLED' if cancelled else 'CONFIRMED'}",
    ]
    if place:
        lines.append(text("LOCATION", place))
    if description:
        lines.append(text("DESCRIPTION", description))
    lines += [fold(f"URL:{url}"), "END:VEVENT"]
    return "\r\n".join(lines)


def moment(name: str, at: datetime) -> str:
    """In local time with its zone, but in UTC for the hour that the clock shows twice."""
    local = at.astimezone(COPENHAGEN)
    if local.fold:
        return f"{name}:{in_utc(at)}"
    return f"{name};TZID=Europe/Copenhagen:{_plain(local)}"


def in_utc(at: datetime) -> str:
    return f"{_plain(at.astimezone(UTC))}Z"


def _plain(at: datetime) -> str:
    """20270131T170000, in a third of the time that ``strftime`` takes."""
    return at.isoformat()[:SECONDS].translate(UNMARKED)


@lru_cache(KEPT)
def text(name: str, value: str) -> str:
    """Kept, since an event says the same at each of its dates."""
    return fold(f"{name}:{value.translate(ESCAPED)}")


def fold(line: str) -> str:
    """Long lines are broken at 75 bytes, never inside a character."""
    if len(line) <= FOLD and line.isascii():
        return line
    pieces, rest = [], line.encode()
    while len(rest) > FOLD:
        end = FOLD
        while rest[end] & 0xC0 == 0x80:
            end -= 1
        pieces.append(rest[:end])
        rest = rest[end:]
    return b"\r\n ".join([*pieces, rest]).decode()
