"""A CPR number typed anywhere else than in a list: refused or taken out, kept nowhere."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from companies import group_booking, roster
from companies.models import ColleagueInvitation, Company, NewHire, Roster, RosterRow
from companies.roster_reading.fields import VALUES
from events.models import Attendee, Booking
from tests.companies.kept import everything_kept
from tests.companies.roster_reads import GOOD

pytestmark = pytest.mark.every_database

CPR = "010190-1234"
MAIL = f"{CPR}@ankomst.example"
WAYS = [CPR, "0101901234", "010190 1234", "01.01.90-1234"]


@pytest.fixture
def as_hr(client, hr):
    client.force_login(hr)
    return client


@pytest.fixture
def draft(nordvind, copenhagen, hr):
    return group_booking.start(company=nordvind, centre=copenhagen, by=hr)


@pytest.fixture
def row(draft, hr) -> RosterRow:
    return roster.add_row(draft, values=GOOD, by=hr)


@pytest.fixture
def nothing_kept(db, client, caplog):
    caplog.set_level("DEBUG")
    yield
    kept = everything_kept(client) + caplog.text
    assert not [way for way in WAYS if way in kept]


def page(group, name="roster", *args):
    return reverse(f"companies:{name}", args=[group.reference, *args])


@pytest.mark.usefixtures("nothing_kept")
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("field", VALUES)
def test_a_correction_in_place_is_taken_without_it(as_hr, draft, row, field, way):
    answer = as_hr.post(page(draft), {f"row-{row.pk}-{field}": f"x {way}"}, follow=True)

    assert "CPR" in answer.content.decode()
    row.refresh_from_db()
    assert "cpr_removed" in [problem["code"] for problem in row.problems]


@pytest.mark.usefixtures("nothing_kept")
@pytest.mark.parametrize("field", ["given_name", "employee_number", "email", "phone"])
def test_the_page_of_one_person_is_taken_without_it(as_hr, draft, row, field):
    as_hr.post(page(draft, "row", row.pk), {**GOOD, field: CPR})
    as_hr.post(page(draft, "add_row"), {**GOOD, "email": "b@x.example", field: CPR})


@pytest.mark.usefixtures("nothing_kept")
@pytest.mark.parametrize("field", ["given_name", "employee_number"])
def test_who_is_added_later_is_not_booked_with_it(as_hr, group, morning, field):
    values = {**GOOD, field: f"Anna {CPR}", "session": morning.pk}

    answer = as_hr.post(page(group, "add_person"), values)

    assert "CPR" in answer.content.decode()
    assert not NewHire.objects.exists()


@pytest.mark.usefixtures("nothing_kept")
def test_the_name_of_a_file_is_kept_without_it(as_hr, draft):
    file = SimpleUploadedFile(f"{CPR} hired.csv", b"Name;E-mail\nAnna;anna@x.example\n")

    as_hr.post(page(draft), {"do": "file", "file": file})

    assert Roster.objects.get().filename == "[CPR removed] hired.csv"


@pytest.mark.usefixtures("nothing_kept")
def test_a_reason_to_cancel_is_refused_with_it(as_hr, group, ana):
    answer = as_hr.post(page(group, "cancel"), {"reason": f"Wrong: {CPR}"})

    assert "Leave out the CPR number" in answer.content.decode()
    group.refresh_from_db()
    assert group.state == "confirmed"


@pytest.mark.usefixtures("nothing_kept")
def test_an_address_is_refused_with_it(as_hr, group, ana):
    as_hr.post(page(group, "person", ana.pk), {"email": MAIL})
    people = reverse("companies:members", args=[group.company_id])
    as_hr.post(people, {"email": MAIL, "role": "booker"})

    assert not ColleagueInvitation.objects.exists()


@pytest.mark.usefixtures("nothing_kept")
@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("visit_application", {"reference": CPR}),
        ("visit_another_time", {"reason": CPR}),
        ("visit_details", {"given_name": CPR, "citizenship": "DE", "agreed": "1"}),
        ("visit_details", {"given_name": "A", "citizenship": "DE", "phone": CPR, "agreed": "1"}),
    ],
)
def test_her_own_page_refuses_it(client, ana, name, data):
    answer = client.post(reverse(f"companies:{name}", args=[ana.token]), data)

    assert answer.status_code in (200, 422)


@pytest.mark.usefixtures("nothing_kept")
@pytest.mark.parametrize("field", ["given_name", "family_name", "email", "token"])
def test_who_books_alone_is_refused_with_it(client, morning, field):
    address = reverse("events:book", args=[morning.event.slug, morning.pk])
    data = {"given_name": "A", "email": "a@x.example", "citizenship_code": "DE", "purpose": "work"}

    client.post(address, data | {field: MAIL if field == "email" else CPR})

    assert field == "token" or not Booking.objects.exists()
    assert not Attendee.objects.filter(given_name=CPR).exists()


@pytest.mark.usefixtures("nothing_kept")
@pytest.mark.parametrize("way", WAYS)
def test_a_company_is_not_called_by_one(as_hr, client, way):
    data = {"cvr": "88000021", "name": f"Nord {way}", "terms": "on"}

    as_hr.post(reverse("companies:sign_up"), data)
    client.logout()
    client.post(reverse("companies:sign_up"), data)

    assert Company.objects.count() == 1


@pytest.mark.usefixtures("nothing_kept")
def test_an_account_has_none_in_its_address(client, db):
    data = {"email": MAIL, "first_name": "A", "last_name": "B", "password1": "three long words"}

    answer = client.post(reverse("account_signup"), data)

    assert answer.status_code == 200


@pytest.mark.usefixtures("nothing_kept")
@pytest.mark.parametrize("way", WAYS)
def test_searching_for_one_leaves_nothing_behind(client, copenhagen, way):
    assert client.get("/en/search/", {"q": way}).status_code == 200
