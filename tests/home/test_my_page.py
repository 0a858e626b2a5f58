"""My page, and where signing in leads."""

import pytest
from django.test import Client

from accounts.models import User
from accounts.my_page import Panel


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("admin", "/admin/"),
        ("editor", "/admin/"),
        ("planner", "/admin/"),
        ("desk", "/en/desk/"),
        ("hr", "/en/company/"),
        ("agent", "/en/company/"),
        ("stranger", "/en/my/"),
    ],
)
def test_signing_in_leads_to_where_the_work_is(
    client: Client, request: pytest.FixtureRequest, name: str, place: str
) -> None:
    client.force_login(request.getfixturevalue(name))

    assert client.get("/en/my/start/")["Location"] == place


def test_my_page_shows_what_the_apps_have(client: Client, stranger: User, monkeypatch) -> None:
    from companies import my_page as of_companies

    panel = Panel("home/_security.html", {})
    monkeypatch.setattr(of_companies, "panels", lambda user: [panel])
    client.force_login(stranger)

    response = client.get("/en/my/")

    assert response.context["panels"] == [panel]


def test_a_person_without_anything_is_told_where_to_begin(client: Client, stranger: User) -> None:
    client.force_login(stranger)

    assert "/en/company/sign-up/" in client.get("/en/my/").content.decode()


def test_name_and_language_are_changed(client: Client, stranger: User) -> None:
    client.force_login(stranger)

    client.post("/en/my/details/", {"first_name": "Ana", "last_name": "Ó", "language": "da"})

    stranger.refresh_from_db()
    assert (stranger.get_full_name(), stranger.language) == ("Ana Ó", "da")


def test_a_cpr_number_as_a_name_is_refused_and_not_kept(client: Client, stranger: User) -> None:
    client.force_login(stranger)
    typed = {"first_name": "010180-1235", "last_name": "Ó", "language": "da"}

    response = client.post("/en/my/details/", typed)

    stranger.refresh_from_db()
    assert response.status_code == 200
    assert stranger.first_name == "Stranger"
