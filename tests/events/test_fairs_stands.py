"""The stands of a fair: what everybody finds, and what a code leads to."""

import pytest
from django.test import Client
from django.urls import reverse

from events.fairs.stands import Facts, Words, change_stand, say
from events.models import Event, Session, Stand
from tests.events import fair as make_fair
from tests.events import make, pages


@pytest.fixture
def fair(db: None) -> Session:
    return make_fair.job_fair()


@pytest.fixture
def nordvind(fair: Session) -> Stand:
    return make_fair.stand(fair, number="12", about_en="Engineers for wind farms")


@pytest.fixture
def clinic(fair: Session) -> Stand:
    return make_fair.stand(fair, "Clinic", number="3", about_en="Nurses", about_da="Sygeplejersker")


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("nurses", {"Clinic"}),
        ("sygeplejersker", {"Clinic"}),
        ("wind ENGINEERS", {"Nordvind"}),
        ("12", {"Nordvind"}),
        ("nordv", {"Nordvind"}),
        ("wind nurses", set()),
        ("\x00", {"Nordvind", "Clinic"}),
    ],
)
def test_stands_are_found_by_what_they_look_for(
    client: Client, nordvind: Stand, clinic: Stand, asked: str, found: set[str]
) -> None:
    page = client.get(reverse("events:stands", args=["job-fair"]), {"q": asked})

    assert {stand.organisation for stand in page.context["stands"]} == found


def test_they_stand_in_the_order_that_staff_gave(fair: Session) -> None:
    for name, position in (("Last", 30), ("First", 1), ("Middle", 20)):
        make_fair.stand(fair, name, position=position)

    assert [stand.organisation for stand in fair.event.stands.all()] == ["First", "Middle", "Last"]


def test_the_page_of_the_fair_leads_to_each_stand(client: Client, db: None) -> None:
    page = pages.published("Job fair", kind=Event.Kind.FAIR)
    session = make.session(Event.objects.get(pk=page.event_id), seats=10)
    stand = make_fair.stand(session)

    assert stand.get_absolute_url() in client.get(session.event.get_absolute_url()).text


def test_the_code_of_a_sign_leads_to_its_stand_in_the_telephones_language(
    client: Client, nordvind: Stand
) -> None:
    answer = client.get(f"/s/{nordvind.code}/", headers={"Accept-Language": "da"}, follow=True)

    assert answer.redirect_chain[-1][0] == f"/da/events/job-fair/stands/{nordvind.pk}/"
    assert "Engineers for wind farms" in answer.text


def test_the_code_can_be_typed(client: Client, nordvind: Stand) -> None:
    url = reverse("events:stands", args=["job-fair"])

    assert client.get(url, {"code": nordvind.code.lower()})["Location"].endswith(
        f"/stands/{nordvind.pk}/"
    )
    assert "No stand here has this code" in client.get(url, {"code": "XXXXXX"}).text


def test_an_unknown_code_leads_nowhere(client: Client, nordvind: Stand) -> None:
    assert client.get(reverse("events:stand_by_code", args=["XXXXXX"])).status_code == 404


@pytest.mark.parametrize("changes", [{"public": False}, {"kind": Event.Kind.EVENT}])
def test_what_is_no_public_fair_has_no_stands(
    client: Client, nordvind: Stand, changes: dict[str, object]
) -> None:
    Event.objects.filter(pk=nordvind.event_id).update(**changes)
    addresses = [
        reverse("events:stands", args=["job-fair"]),
        nordvind.get_absolute_url(),
        reverse("events:who", args=["job-fair"]),
        reverse("events:stand_by_code", args=[nordvind.code]),
    ]

    assert {client.get(address).status_code for address in addresses} == {404}


def test_what_a_company_writes_is_shown_as_text(client: Client, nordvind: Stand) -> None:
    say(nordvind, Words(about_en="<script>alert(1)</script>"))

    page = client.get(nordvind.get_absolute_url()).text

    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;" in page


def test_a_scanned_ticket_tells_a_stand_nothing(client: Client, fair: Session) -> None:
    ana = make_fair.visitor(fair)
    real, invented = (
        client.get(reverse("desk:scan", args=[code])) for code in (ana.ticket_code, "AAAAAAAAAA")
    )

    assert real.status_code == invented.status_code == 200
    assert real.text.replace(ana.ticket_code, "AAAAAAAAAA") == invented.text
    assert "Ana" not in real.text
    assert "scans it, chooses what you get" in real.text


def test_nobody_else_who_has_signed_in_learns_more_of_a_ticket(
    client: Client, fair: Session, stranger
) -> None:
    ana = make_fair.visitor(fair)
    client.force_login(stranger)

    page = client.get(reverse("desk:scan", args=[ana.ticket_code])).text

    assert "somebody's ticket" in page or "somebody&#x27;s ticket" in page
    assert make_fair.ANA not in page


def test_another_contact_person_gets_a_link_of_her_own(client: Client, nordvind: Stand) -> None:
    old = nordvind.link
    new = change_stand(nordvind, Facts("Nordvind", contact_email="new@nordvind.example"))

    assert client.get(old).status_code == 404
    assert client.get(new.link).status_code == 200
