"""Numbers, days and letters that no browser would send are told off, and never an error of ours."""

from urllib.parse import urlencode

import pytest
from django.urls import reverse

from companies import group_booking, roster
from companies.models import NewHire, Roster
from tests.companies.roster_reads import GOOD

pytestmark = pytest.mark.every_database

FORM = "application/x-www-form-urlencoded"
NUMBERS = ["9" * 18, "9" * 19, "9" * 30, "9" * 5000, "²", "٣", "-1", "1e9", "\x00"]
DAYS = ["2026-02-31", "9999-99-99", "0001-01-01", "9999-12-31", "", "\x00"]


@pytest.fixture
def as_hr(client, hr):
    client.force_login(hr)
    return client


@pytest.fixture
def draft(nordvind, copenhagen, hr):
    draft = group_booking.start(company=nordvind, centre=copenhagen, by=hr)
    roster.add_row(draft, values=GOOD, by=hr)
    return draft


@pytest.mark.parametrize("number", NUMBERS)
def test_rows_and_columns_of_any_number(as_hr, draft, number):
    address = [draft.reference]
    posts = {
        "leave_out": {"row": number},
        "roster": {f"row-{number}-email": "b@x.example"},
        "columns": {f"column-{number}": "email"},
    }
    for name, data in posts.items():
        body = urlencode(data)
        answer = as_hr.post(reverse(f"companies:{name}", args=address), body, content_type=FORM)
        assert answer.status_code == 302

    assert draft.roster.rows.count() == 1


@pytest.mark.parametrize("number", ["9" * 19, "9" * 30])
def test_removing_a_row_of_any_number(as_hr, draft, number):
    answer = as_hr.post(f"/en/company/bookings/{draft.reference}/roster/{number}/remove/")

    assert answer.status_code == 302


@pytest.mark.parametrize("number", NUMBERS)
def test_adding_a_person_at_a_time_of_any_number(as_hr, group, number):
    data = {**GOOD, "session": number}

    answer = as_hr.post(reverse("companies:add_person", args=[group.reference]), data)

    assert "Choose a time" in answer.content.decode()
    assert not NewHire.objects.exists()


@pytest.mark.parametrize("day", DAYS)
def test_an_appointment_on_any_day(as_hr, draft, day):
    address = reverse("companies:appointment", args=[draft.reference])

    answer = as_hr.post(address, {"day": day})

    assert "Choose one of the days first" in answer.content.decode()


def test_a_correction_is_taken_without_what_postgresql_cannot_store(as_hr, draft):
    row = draft.roster.rows.get()

    as_hr.post(
        reverse("companies:roster", args=[draft.reference]), {f"row-{row.pk}-phone": "\x0012"}
    )

    row.refresh_from_db()
    assert "\x00" not in str(row.typed)


def test_a_pasted_list_is_taken_without_it_too(as_hr, draft):
    text = "Name\tE-mail\nAnna\tanna@x.example\nBo\x00\tbo@x.example"

    as_hr.post(
        reverse("companies:replace_roster", args=[draft.reference]), {"do": "paste", "text": text}
    )

    assert Roster.objects.get(group=draft).rows.count() == 2
