"""Ten digits of a company's own that look like a CPR number: kept where the list shows what they
are, and taken out with a word about it where they are typed by themselves.
"""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from companies import group_booking, roster
from companies.models import Company, GroupBooking, RosterRow
from guidance.models import Centre
from tests.companies.roster_reads import GOOD

OWN = "1001234567"  # may be read as somebody's who was born on 10 January
HEADER = "Name\tE-mail\tCitizenship\tMunicipality\tStart date\tEmployee number"


@pytest.fixture
def draft(copenhagen: Centre, nordvind: Company, hr: User) -> GroupBooking:
    return group_booking.start(company=nordvind, centre=copenhagen, by=hr)


@pytest.fixture
def numbered(draft: GroupBooking, hr: User) -> RosterRow:
    """Anna, one of five whose numbers all begin alike."""
    people = [f"P {n}\tp{n}@x.example\tDE\tKøbenhavn\t2027-02-01\t{int(OWN) + n}" for n in range(5)]
    taken = roster.take_in_text(draft, text="\n".join((HEADER, *people)), by=hr)
    row: RosterRow = taken.rows.all()[0]
    assert row.values["employee_number"] == OWN
    return row


@pytest.fixture
def as_hr(client: Client, hr: User) -> Client:
    client.force_login(hr)
    return client


def person_page(group: GroupBooking, row: RosterRow) -> str:
    return reverse("companies:row", args=[group.reference, row.pk])


def test_a_correction_elsewhere_leaves_the_number(
    as_hr: Client, draft: GroupBooking, numbered: RosterRow
) -> None:
    page = as_hr.post(
        person_page(draft, numbered), {**GOOD, "employee_number": OWN}, follow=True
    ).text

    numbered.refresh_from_db()
    assert numbered.values["employee_number"] == OWN
    assert numbered.values["given_name"] == "Anna"
    assert "We removed" not in page


@pytest.mark.parametrize("number", ["0101901234", "010190-1234"])
def test_a_number_typed_in_is_removed_and_the_page_says_whose_and_why(
    as_hr: Client, draft: GroupBooking, numbered: RosterRow, number: str
) -> None:
    page = as_hr.post(
        person_page(draft, numbered), {**GOOD, "employee_number": number}, follow=True
    ).text

    numbered.refresh_from_db()
    assert numbered.values["employee_number"] == ""
    assert "Anna Berg, Employee number: We removed the employee number" in page
    assert "If it is a number of your own, write it in another way." in page


def test_who_is_added_is_told_the_same(as_hr: Client, draft: GroupBooking) -> None:
    page = as_hr.post(
        reverse("companies:add_row", args=[draft.reference]),
        {**GOOD, "employee_number": OWN},
        follow=True,
    ).text

    assert "Anna Berg, Employee number: We removed the employee number" in page


def test_a_correction_in_the_table_is_told_at_the_top(
    as_hr: Client, draft: GroupBooking, numbered: RosterRow
) -> None:
    page = as_hr.post(
        reverse("companies:roster", args=[draft.reference]),
        {f"row-{numbered.pk}-phone": "010190-1234"},
        follow=True,
    ).text

    assert "P 0, Phone: We removed a CPR number here" in page
