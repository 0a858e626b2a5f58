"""What a new hire's pages say, in her language, wherever she is on them."""

from datetime import date, time
from io import BytesIO

import pytest
from django.urls import reverse
from django.utils import translation
from icalendar import Calendar
from openpyxl import load_workbook

from companies import visit
from companies.export import people_xlsx
from companies.forms.visit import DetailsForm
from companies.progress import lines_of
from events import booking
from tests.companies import people


def url(name: str, hire) -> str:
    return reverse(f"companies:{name}", args=[hire.token])


def test_papers_say_what_they_must_be_like(client, ana) -> None:
    assert "One photo of 3.5 × 4.5 cm" in client.get(ana.link).text


def test_who_brings_a_permit_is_asked_for_no_application(client, group, morning, ana) -> None:
    ravi = people.hire(group, morning, "Ravi", citizenship="IN")

    assert url("visit_application", ravi) not in client.get(ravi.link).text
    assert url("visit_application", ana) in client.get(ana.link).text


@pytest.mark.parametrize("name", ["visit_details", "visit_another_time"])
def test_her_language_changes_where_she_is(client, ana, name) -> None:
    answer = client.post(url("visit_language", ana), {"language": "da", "page": name})

    with translation.override("da"):
        assert answer.url == url(name, ana)


def test_the_language_leads_to_no_other_page(client, ana) -> None:
    answer = client.post(url("visit_language", ana), {"language": "en", "page": "companies"})

    assert answer.url == url("visit", ana)


def test_a_garbled_link_can_be_read_in_danish_and_says_whom_to_ask(client, ana) -> None:
    page = client.get(ana.link.replace("/visit/", "/visit/x")).text

    assert 'href="/da/visit/' in page


def test_she_reads_that_she_has_asked_already(client, ana) -> None:
    visit.ask_for_another_time(ana, reason="My plane lands at noon.")

    page = client.get(url("visit_another_time", ana)).text

    assert "You have asked already" in page
    assert "My plane lands at noon." in page


def test_copenhagen_is_found_under_c(ana) -> None:
    names = [str(name) for _pk, name in DetailsForm(hire=ana).fields["municipality"].widget.choices]

    assert names.index("Copenhagen") < names.index("Egedal")


def test_her_calendar_entry_is_in_the_language_of_the_page(client, ana) -> None:
    with translation.override("da"):
        danish = url("visit_calendar", ana)

    [entry] = Calendar.from_ical(client.get(danish).content).walk("VEVENT")

    assert "/da/visit/" in entry["url"]
    assert entry["organizer"] == f"MAILTO:{ana.group.centre.email}"


def test_days_are_days_in_the_spreadsheet_and_who_is_off_comes_last(ana, group, morning) -> None:
    people.hire(group, morning, "Zoe")
    booking.remove_person(ana.attendee)

    sheet = load_workbook(BytesIO(people_xlsx("X", lines_of(group)))).active

    assert sheet["A2"].value == "Zoe"
    assert isinstance(sheet["E2"].value, date)
    assert isinstance(sheet["F2"].value, time)
    assert sheet.auto_filter.ref == "A1:G3"
