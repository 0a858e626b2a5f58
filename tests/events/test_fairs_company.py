"""A company's own page of its stand: its words, and the visitors who shared with it."""

from io import BytesIO

import pytest
from django.test import Client, override_settings
from django.urls import reverse
from openpyxl import load_workbook

from accounts.models import AccessLog
from events import personal_data
from events.fairs.purging import purge_stands
from events.fairs.sharing import Card, take_back
from events.fairs.stands import Words, say
from events.models import Attendee, Session, Stand, StandContact
from tests.events import fair as make_fair
from tests.personas import person


@pytest.fixture
def fair(db: None) -> Session:
    return make_fair.job_fair()


@pytest.fixture
def stand(fair: Session) -> Stand:
    return make_fair.stand(fair, people=2)


@pytest.fixture
def ana(fair: Session) -> Attendee:
    return make_fair.visitor(fair)


@pytest.fixture
def contact(stand: Stand, ana: Attendee) -> StandContact:
    return make_fair.shared(stand, ana)


def address(stand: Stand, name: str, *more: int) -> str:
    token = stand.link.split("/stand/")[1].strip("/")
    return reverse(f"events:{name}", args=[token, *more])


def test_it_sees_what_its_visitors_shared_and_no_other(
    client: Client, fair: Session, stand: Stand, contact: StandContact
) -> None:
    other = make_fair.stand(fair, "Havblik")

    assert "I can begin in March." in client.get(stand.link).text
    assert "Ana" not in client.get(other.link).text


def test_what_is_taken_back_it_does_not_see_and_is_told(
    client: Client, stand: Stand, ana: Attendee, contact: StandContact
) -> None:
    take_back(stand, ana)

    page = client.get(stand.link).text

    assert "Ana" not in page
    assert "1 visitor has taken back what was shared" in page


def test_it_notes_something(client: Client, stand: Stand, contact: StandContact) -> None:
    client.post(address(stand, "stand_note", contact.pk), {"remark": "Invite to Esbjerg"})

    contact.refresh_from_db()
    assert contact.remark == "Invite to Esbjerg"


def test_a_note_with_a_cpr_number_is_refused_and_stays_typed(
    client: Client, stand: Stand, contact: StandContact
) -> None:
    page = client.post(address(stand, "stand_note", contact.pk), {"remark": "010190-1234 call"})

    contact.refresh_from_db()
    assert (page.status_code, contact.remark) == (422, "")
    assert "Leave out the CPR number" in page.text
    assert "010190-1234 call" in page.text


def test_the_page_of_a_refused_note_can_be_opened_again(
    client: Client, stand: Stand, contact: StandContact
) -> None:
    answer = client.get(address(stand, "stand_note", contact.pk))

    assert answer["Location"] == address(stand, "my_stand")


def test_it_cannot_note_on_anothers_visitor(
    client: Client, fair: Session, contact: StandContact
) -> None:
    other = make_fair.stand(fair, "Havblik")

    client.post(address(other, "stand_note", contact.pk), {"remark": "Ours"})

    contact.refresh_from_db()
    assert contact.remark == ""


def test_the_download_runs_no_formula(client: Client, stand: Stand, ana: Attendee) -> None:
    make_fair.shared(stand, ana, Card("=1+1", "ana@visitors.example", note="@SUM(A1)"))

    answer = client.get(address(stand, "stand_export"))

    sheet = load_workbook(BytesIO(answer.content)).active
    assert [sheet["A2"].value, sheet["E2"].value] == ["'=1+1", "'@SUM(A1)"]
    assert sheet["A2"].data_type == "s"


def test_each_look_and_each_download_is_logged(
    client: Client, stand: Stand, contact: StandContact
) -> None:
    client.get(stand.link)
    client.get(address(stand, "stand_export"))

    logged = AccessLog.objects.of_record(stand).filter(on_behalf_of="Nordvind")
    actions = set(logged.values_list("action", flat=True))
    assert {"stand.contacts_read", "stand.contacts_exported"} <= actions


def test_it_says_whom_it_looks_for_and_who_stands_there(client: Client, stand: Stand) -> None:
    typed = {"about_en": "Cooks", "about_da": "Kokke", "website": "nordvind.example"}

    client.post(address(stand, "stand_words"), typed | {"staff": "Ida  Holm\n\nBo Dahl"})

    stand.refresh_from_db()
    assert (stand.about_en, stand.about_da) == ("Cooks", "Kokke")
    assert stand.website == "https://nordvind.example"
    assert stand.staff == ["Ida Holm", "Bo Dahl"]
    assert stand.changed_at is not None


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"staff": "A\nB\nC"}, "room for 2 people"),
        ({"staff": "x" * 101}, "one name on each line"),
        ({"staff": "Bo 010190-1234"}, "Leave out the CPR number"),
        ({"about_en": "Ask for 010190-1234"}, "Leave out the CPR number"),
        ({"website": "javascript:alert(1)"}, "valid URL"),
    ],
)
def test_what_cannot_be_said_is_refused_in_words(
    client: Client, stand: Stand, typed: dict[str, str], words: str
) -> None:
    page = client.post(address(stand, "stand_words"), {"about_en": "Cooks"} | typed)

    assert page.status_code == 422
    assert words in page.text
    stand.refresh_from_db()
    assert stand.changed_at is None


def test_the_sign_shows_the_code_to_scan_and_to_type(client: Client, stand: Stand) -> None:
    page = client.get(address(stand, "stand_sign")).text

    assert stand.code in page
    assert "<svg" in page


@pytest.mark.parametrize("token", ["1", "1-1.x", "%00"])
def test_an_invented_link_leads_nowhere(client: Client, stand: Stand, token: str) -> None:
    assert client.get(f"/en/stand/{token}/").status_code == 404


@override_settings(LINK_DAYS_AFTER_SESSION=30)
def test_it_is_kept_for_thirty_days_after_the_fair(
    client: Client, fair: Session, stand: Stand, contact: StandContact
) -> None:
    say(stand, Words(staff=["Ida Holm"]))
    make_fair.over(fair, days=29)
    purge_stands()
    assert "Ana" in client.get(stand.link).text

    make_fair.over(fair, days=32)
    purge_stands()

    stand.refresh_from_db()
    assert not StandContact.objects.exists()
    assert stand.staff == []
    assert client.get(stand.link).status_code == 410


@override_settings(LINK_DAYS_AFTER_SESSION=30)
def test_what_was_shared_at_this_fair_stays_when_an_older_is_forgotten(
    fair: Session, contact: StandContact
) -> None:
    old = make_fair.job_fair("old-fair")
    make_fair.shared(make_fair.stand(old), make_fair.visitor(old))
    make_fair.over(old, days=40)

    purge_stands()

    assert [each.pk for each in StandContact.objects.all()] == [contact.pk]


def test_a_person_takes_along_and_erases_what_she_shared(fair: Session, stand: Stand) -> None:
    user = person("spouse")
    ticket = make_fair.visitor(fair, email=user.email, by=user)
    make_fair.shared(stand, ticket)
    StandContact.objects.update(remark="Call her")

    [held] = personal_data.held(user)["shared_with_stands"]
    assert (held["stand__organisation"], held["remark"]) == ("Nordvind", "Call her")

    personal_data.erase(user)

    assert not StandContact.objects.exists()


def test_a_contact_person_is_erased_and_the_stand_stays(
    client: Client, fair: Session, stand: Stand
) -> None:
    user = person("booker")
    mine = make_fair.stand(fair, "Havblik", contact_email=user.email, contact_name="Bo")
    link = mine.link
    assert [each["organisation"] for each in personal_data.held(user)["stands"]] == ["Havblik"]

    personal_data.erase(user)

    mine.refresh_from_db()
    assert (mine.contact_email, mine.contact_name) == ("", "")
    assert client.get(link).status_code == 404
