"""Calendar entries (.ics) that calendars everywhere understand, and update in place.

The UID of an entry never changes and SEQUENCE grows with every change, so a moved or cancelled
appointment replaces the old entry instead of standing beside it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone
from icalendar import Calendar, Component, vCalAddress, vText
from icalendar import Event as Entry

from events.models import Attendee, Session
from guidance.models import Centre
from outbox.letters import Attachment

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
MIMETYPE = "text/calendar; charset=utf-8"
TALKS_COUNT_FROM = 1_767_225_600  # 2026 began
# The rule of the whole European Union since 1996, instead of a table of days that ends some year.
VTIMEZONE = Component.from_ical(
    """\
BEGIN:VTIMEZONE
TZID:Europe/Copenhagen
BEGIN:DAYLIGHT
DTSTART:19960331T020000
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T030000
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE
"""
)


def session_calendar(session: Session, *, url: str) -> bytes:
    """The session as anybody may put it into a calendar."""
    entry = _entry(session, uid=f"session-{session.pk}", url=url)
    entry.add("status", "CANCELLED" if session.state == session.State.CANCELLED else "CONFIRMED")
    return _calendar(entry, method="PUBLISH")


def appointment_calendar(attendee: Attendee, *, url: str, description: str = "") -> bytes:
    """One person's appointment; when it is cancelled, the entry that strikes it out."""
    return appointments_calendar([attendee], url=url, description=description)


def appointments_calendar(
    attendees: Sequence[Attendee], *, url: str, description: str = ""
) -> bytes:
    """All of one person's dates in one file; strikes them out where all are cancelled."""
    entries = [_appointment(attendee, url, description) for attendee in attendees]
    states = {attendee.state for attendee in attendees}
    over = states == {Attendee.State.CANCELLED}
    return _calendar(*entries, method="CANCEL" if over else "PUBLISH")


def _appointment(attendee: Attendee, url: str, description: str) -> Entry:
    cancelled = attendee.state == Attendee.State.CANCELLED
    entry = _entry(attendee.session, uid=f"appointment-{attendee.pk}", url=url)
    # Both only grow: what became of her seat, and what became of the date.
    entry.add("sequence", attendee.calendar_revision + attendee.session.revision)
    entry.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    if description:
        entry.add("description", description)
    return entry


def talk_calendar(session: Session, *, guest: Attendee | None, url: str) -> bytes:
    """For who holds the talk: with whom it is and what about; struck out while it is nobody's.

    One time may be taken and given back often, by different people, so SEQUENCE counts seconds.
    """
    entry = _entry(session, uid=f"talk-{session.pk}", url=url)
    entry.add("sequence", int(timezone.now().timestamp()) - TALKS_COUNT_FROM)
    entry.add("status", "CONFIRMED" if guest else "CANCELLED")
    if guest is None:
        return _calendar(entry, method="CANCEL")
    entry["summary"] = vText(f"{guest.full_name}: {session.event.title}")
    entry.add("description", "\n".join(filter(None, [guest.situation.get("topic"), guest.email])))
    return _calendar(entry, method="PUBLISH")


@dataclass(frozen=True)
class Appointment:
    """A time that two people have agreed on, at no session of ours. ``uid``: without the domain."""

    uid: str
    starts: datetime
    ends: datetime
    title: str
    place: str
    url: str
    sequence: int
    description: str = ""
    cancelled: bool = False
    centre: Centre | None = None


def own_calendar(appointment: Appointment) -> bytes:
    """One person's entry of it; when it is cancelled, what strikes it out."""
    entry = Entry()
    entry.add("uid", f"{appointment.uid}@{domain()}")
    entry.add("dtstamp", timezone.now())
    entry.add("dtstart", _local(appointment.starts))
    entry.add("dtend", _local(appointment.ends))
    entry.add("summary", appointment.title)
    entry.add("sequence", appointment.sequence)
    entry.add("status", "CANCELLED" if appointment.cancelled else "CONFIRMED")
    entry.add("url", appointment.url)
    if appointment.place:
        entry.add("location", appointment.place)
    if appointment.description:
        entry.add("description", appointment.description)
    if appointment.centre:
        entry.add("organizer", _organizer(appointment.centre))
    return _calendar(entry, method="CANCEL" if appointment.cancelled else "PUBLISH")


def as_attachment(calendar: bytes) -> Attachment:
    return Attachment("appointment.ics", calendar, "text/calendar")


def _entry(session: Session, *, uid: str, url: str) -> Entry:
    entry = Entry()
    entry.add("uid", f"{uid}@{domain()}")
    entry.add("dtstamp", timezone.now())
    entry.add("dtstart", _local(session.starts))
    entry.add("dtend", _local(session.ends))
    entry.add("summary", session.event.title)
    entry.add("location", session.location)
    entry.add("url", url)
    if session.event.centre:
        entry.add("organizer", _organizer(session.event.centre))
    if session.event.centre and not session.place:
        entry.add("geo", (session.event.centre.latitude, session.event.centre.longitude))
    return entry


def _organizer(centre: Centre) -> vCalAddress:
    address = vCalAddress(f"MAILTO:{centre.email}")
    address.params["cn"] = str(centre.name)
    return address


def _calendar(*entries: Any, method: str) -> bytes:
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", f"-//{settings.WAGTAIL_SITE_NAME}//Ankomst//EN")
    calendar.add("method", method)
    calendar.add_component(VTIMEZONE)
    for entry in entries:
        calendar.add_component(entry)
    content: bytes = calendar.to_ical()
    return content


def _local(moment: datetime) -> datetime:
    """With its zone; in UTC where the clock shows the same hour for the second time."""
    local = moment.astimezone(COPENHAGEN)
    return moment.astimezone(UTC) if local.fold else local


def domain() -> str:
    base: str = settings.WAGTAILADMIN_BASE_URL
    return base.split("//")[-1].split("/")[0].split(":")[0]
