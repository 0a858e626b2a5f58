"""Calendar entries parse, keep their identity, and show the same moment everywhere."""

from datetime import UTC, datetime, timedelta

import icalendar
import pytest

from events.booking import book_one, cancel
from events.calendar_files import COPENHAGEN, appointment_calendar, session_calendar
from events.models import Session

BEFORE_AND_AFTER = [
    datetime(2027, 3, 27, 22, tzinfo=UTC),  # the night when the clocks go forward
    datetime(2027, 10, 30, 22, tzinfo=UTC),  # and back
    datetime(2027, 6, 1, 8, tzinfo=UTC),
    datetime(2027, 12, 1, 8, tzinfo=UTC),
]


def entry_of(content: bytes) -> icalendar.Event:
    [entry] = icalendar.Calendar.from_ical(content).walk("VEVENT")
    return entry


def attendee_at(session: Session):
    booking = book_one(
        session=session,
        quota_ids=[session.quotas.get().pk],
        given_name="Ana",
        email="ana@ankomst.example",
        language="en",
    )
    return booking.attendees.select_related("session__event__centre", "booking").get()


@pytest.mark.parametrize("starts", BEFORE_AND_AFTER)
def test_the_entry_is_at_the_session_s_moment(evening, starts):
    evening.starts, evening.ends = starts, starts + timedelta(hours=8)

    entry = entry_of(session_calendar(evening, url="https://ankomst.example/"))

    assert entry["DTSTART"].dt.astimezone(UTC) == evening.starts
    assert entry["DTEND"].dt.astimezone(UTC) == evening.ends
    assert entry["DTSTART"].params["TZID"] == "Europe/Copenhagen"


def test_the_file_brings_its_own_time_zone(evening):
    calendar = icalendar.Calendar.from_ical(session_calendar(evening, url=""))

    [zone] = calendar.walk("VTIMEZONE")
    assert zone["TZID"] == "Europe/Copenhagen"


@pytest.mark.parametrize("starts", BEFORE_AND_AFTER)
def test_the_time_zone_says_the_same_as_the_one_of_the_system(evening, starts):
    [zone] = icalendar.Calendar.from_ical(session_calendar(evening, url="")).walk("VTIMEZONE")

    by_file = starts.astimezone(zone.to_tz(lookup_tzid=False))
    assert by_file.utcoffset() == starts.astimezone(COPENHAGEN).utcoffset()


def test_a_cancelled_appointment_strikes_out_the_same_entry(evening):
    ana = attendee_at(evening)
    before = entry_of(appointment_calendar(ana, url=""))

    cancel(ana.booking)
    ana.refresh_from_db()
    after = icalendar.Calendar.from_ical(appointment_calendar(ana, url=""))

    assert after["METHOD"] == "CANCEL"
    assert entry_of(after.to_ical())["UID"] == before["UID"]
    assert entry_of(after.to_ical())["SEQUENCE"] > before["SEQUENCE"]
    assert entry_of(after.to_ical())["STATUS"] == "CANCELLED"
