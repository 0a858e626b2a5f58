"""Calendar entries written as text, by the rules of RFC 5545.

The ``icalendar`` library writes the single entries of mails; for a feed of hundreds it takes a
hundred times as long as these few lines (docs/decisions/0015), and reads them in the tests.
"""

from datetime import UTC, datetime

from events.calendar_files import COPENHAGEN, VTIMEZONE, domain
from events.models import Session

FOLD = 73  # bytes of a line, and the line break

ESCAPED = str.maketrans(
    {"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None}
    | {chr(code): None for code in range(32) if chr(code) not in "\r\n\t"}
)


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
    zone = VTIMEZONE.to_ical().decode().strip()
    return ("\r\n".join([*head, zone, *entries, "END:VCALENDAR"]) + "\r\n").encode()


def entry(session: Session, *, title: str, place: str, url: str, description: str = "") -> str:
    """One date. What changes of it updates the same entry: its UID stays, SEQUENCE grows."""
    cancelled = session.state == Session.State.CANCELLED
    lines = [
        "BEGIN:VEVENT",
        f"UID:session-{session.pk}@{domain()}",
        f"DTSTAMP:{in_utc(session.changed_at)}",
        f"LAST-MODIFIED:{in_utc(session.changed_at)}",
        f"SEQUENCE:{session.revision}",
        moment("DTSTART", session.starts),
        moment("DTEND", session.ends),
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
    return f"{name};TZID=Europe/Copenhagen:{local:%Y%m%dT%H%M%S}"


def in_utc(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def text(name: str, value: str) -> str:
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
