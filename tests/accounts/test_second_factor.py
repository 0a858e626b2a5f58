"""Staff sign in with two steps, and no door leads around the second."""

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from django.test import Client
from django.urls import reverse

from accounts.models import User
from accounts.people import add_person
from accounts.roles import Role
from tests.accounts.test_sign_in import login, who
from tests.personas import PASSWORD
from tests.totp import SECRET, code_now

STAFF = ["admin", "editor", "desk", "planner"]
DOORS = [
    "/admin/login/",
    "/django-admin/login/",
    "/en/_util/login/",
    "/da/_util/login/",
    "/_util/login/",
]


@pytest.fixture
def required(settings) -> None:
    settings.STAFF_MFA_REQUIRED = True


@pytest.fixture
def staff(request: pytest.FixtureRequest, required: None) -> User:
    return request.getfixturevalue(request.param)


@pytest.fixture
def careful(admin: User) -> User:
    TOTP.activate(admin, SECRET)
    return admin


@pytest.mark.django_db
@pytest.mark.parametrize("staff", STAFF, indirect=True)
@pytest.mark.parametrize("path", ["/admin/", "/en/desk/", "/en/my/", "/en/", "/django-admin/"])
def test_without_a_second_step_staff_are_led_to_where_it_is_set_up(
    client: Client, staff: User, path: str
) -> None:
    client.force_login(staff)

    assert client.get(path)["Location"] == "/en/accounts/2fa/"


@pytest.mark.django_db
@pytest.mark.parametrize("staff", STAFF, indirect=True)
def test_that_page_says_why(client: Client, staff: User) -> None:
    client.force_login(staff)

    assert (
        "One more step before you can work here" in client.get("/en/accounts/2fa/").content.decode()
    )


@pytest.mark.parametrize(
    "name", ["account_logout", "account_email", "mfa_list_webauthn", "usersessions_list"]
)
def test_ones_own_account_stays_open(client: Client, required: None, desk: User, name: str) -> None:
    client.force_login(desk)

    assert client.get(reverse(name)).status_code == 200


def test_changing_the_language_and_signing_out_stay_open(
    client: Client, required: None, desk: User
) -> None:
    client.force_login(desk)

    assert client.post("/i18n/setlang/", {"language": "da"}).status_code in (204, 302)
    assert client.post("/en/accounts/logout/")["Location"] == "/"


def test_setting_up_an_app_opens_the_site(client: Client, required: None, editor: User) -> None:
    login(client, editor)
    path = "/en/accounts/2fa/totp/activate/"
    client.post(f"/en/accounts/reauthenticate/?next={path}", {"password": PASSWORD})
    client.get(path)

    client.post(path, {"code": code_now(client.session["mfa.totp.secret"])})

    assert client.get("/admin/").status_code == 200


def test_with_a_second_step_the_site_is_open(client: Client, required: None, careful: User) -> None:
    login(client, careful)
    client.post("/en/accounts/2fa/authenticate/", {"code": code_now()})

    assert client.get("/admin/").status_code == 200


def test_visitors_need_none(client: Client, required: None, hr: User) -> None:
    client.force_login(hr)

    assert client.get("/en/my/").status_code == 200


def test_where_it_is_not_required_staff_come_in_without(client: Client, editor: User) -> None:
    client.force_login(editor)

    assert client.get("/admin/").status_code == 200


@pytest.mark.parametrize("door", DOORS)
def test_no_door_lets_a_password_in_past_the_second_step(
    client: Client, careful: User, door: str
) -> None:
    form = {"username": careful.email, "login": careful.email, "password": PASSWORD}

    response = client.post(door, form, follow=True)

    assert who(client) is None
    assert response.redirect_chain[-1][0].startswith("/en/accounts/login/") or "/da/" in door


@pytest.mark.parametrize("door", DOORS)
def test_a_door_leads_to_the_sign_in_that_knows_the_second_step(
    client: Client, db, door: str
) -> None:
    page = client.get(door, {"next": "/admin/"}, follow=True)

    assert page.status_code == 200
    assert "accounts/login/" in page.redirect_chain[-1][0]
    assert "mfa_login" in page.content.decode()


@pytest.mark.parametrize("path", ["", "done/", "confirm/MQ/abc-def/", "complete/"])
def test_wagtails_password_reset_is_not_there(client: Client, admin: User, path: str) -> None:
    response = client.post(f"/admin/password_reset/{path}", {"email": admin.email})

    assert response.status_code in (302, 404)
    assert "wagtail" not in response.content.decode().lower()


def test_a_reset_password_does_not_replace_the_second_step(
    client: Client, careful: User, mailoutbox
) -> None:
    client.post("/en/accounts/password/reset/", {"email": careful.email})
    (link,) = [line for line in mailoutbox[0].body.splitlines() if "/reset/key/" in line]
    client.post(client.get(link)["Location"], {"password1": "a boat on the fjord"})

    assert who(client) is None
    assert (
        login(client, careful, "a boat on the fjord")["Location"]
        == "/en/accounts/2fa/authenticate/"
    )


def test_somebody_new_without_password_can_set_it_up(client: Client, required: None, db) -> None:
    user = add_person("new@ankomst.example", roles=[Role.DESK])
    client.force_login(user)

    assert client.get("/en/accounts/2fa/totp/activate/").status_code == 200
