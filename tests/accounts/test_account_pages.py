"""Changing address and password; every page of it, in both languages."""

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import translation

from accounts.forms import DetailsForm
from accounts.models import User
from tests.accounts.test_sign_in import code_in, login
from tests.personas import PASSWORD

FOR_STRANGERS = [
    "account_login",
    "account_signup",
    "account_request_login_code",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key_done",
    "account_inactive",
]
FOR_ONESELF = [
    "account_email",
    "account_change_password",
    "account_logout",
    "account_reauthenticate",
    "mfa_index",
    "mfa_list_webauthn",
    "mfa_add_webauthn",
    "mfa_activate_totp",
    "usersessions_list",
    "home:my",
    "home:details",
    "home:data",
    "home:erase",
    "home:access_log",
]


def page(client, name: str, language: str) -> str:
    with translation.override(language):
        response = client.get(reverse(name))
    assert response.status_code == 200, name
    return response.content.decode()


@pytest.fixture
def signed_in(client, stranger: User) -> User:
    """By password just now, so that nothing asks for it again."""
    login(client, stranger)
    session = client.session
    session["account_authentication_methods"][-1]["reauthenticated"] = True
    session.save()
    return stranger


@pytest.mark.parametrize("language", ["en", "da"])
@pytest.mark.parametrize("name", FOR_STRANGERS)
def test_a_page_for_strangers_is_in_our_look(client, db, name: str, language: str) -> None:
    html = page(client, name, language)

    assert f'<html lang="{language}">' in html
    assert 'class="site-header"' in html
    assert html.count("<h1>") == 1


@pytest.mark.parametrize("language", ["en", "da"])
@pytest.mark.parametrize("name", FOR_ONESELF)
def test_a_page_about_oneself_is_in_our_look(client, signed_in, name: str, language: str) -> None:
    html = page(client, name, language)

    assert f'<html lang="{language}">' in html
    assert 'class="site-header"' in html
    assert html.count("<h1>") == 1


@pytest.mark.parametrize("name", FOR_ONESELF)
def test_a_page_about_oneself_asks_strangers_to_sign_in(client, db, name: str) -> None:
    with translation.override("en"):
        response = client.get(reverse(name))

    assert response.status_code == 302


def test_the_address_changes_when_the_new_one_is_proven(client, signed_in: User) -> None:
    client.post("/en/accounts/email/", {"email": "new@example.com", "action_add": ""})
    signed_in.refresh_from_db()
    assert signed_in.email == "stranger@ankomst.example"

    client.post("/en/accounts/confirm-email/", {"code": code_in(mail.outbox[0])})
    signed_in.refresh_from_db()
    assert signed_in.email == "new@example.com"


def test_the_old_address_is_told_of_the_change(client, signed_in: User) -> None:
    client.post("/en/accounts/email/", {"email": "new@example.com", "action_add": ""})
    client.post("/en/accounts/confirm-email/", {"code": code_in(mail.outbox[0])})

    assert mail.outbox[-1].to == ["stranger@ankomst.example"]
    assert mail.outbox[-1].subject == "Your e-mail address was changed"


def test_a_password_is_changed_by_whoever_knows_the_present_one(client, signed_in: User) -> None:
    new = {"oldpassword": PASSWORD, "password1": "a boat on the fjord"}
    client.post("/en/accounts/password/change/", new)

    signed_in.refresh_from_db()
    assert signed_in.check_password("a boat on the fjord")
    assert mail.outbox[-1].subject == "Your password was changed"


def test_a_link_from_the_mail_leads_to_a_new_password_once(client, stranger: User) -> None:
    client.post("/en/accounts/password/reset/", {"email": stranger.email})
    (link,) = [line for line in mail.outbox[0].body.splitlines() if "/reset/key/" in line]
    form = client.get(link)["Location"]
    client.post(form, {"password1": "a boat on the fjord"})

    stranger.refresh_from_db()
    assert stranger.check_password("a boat on the fjord")
    assert "does not work any more" in client.get(link, follow=True).content.decode()


def test_opening_the_link_changes_nothing(client, stranger: User) -> None:
    client.post("/en/accounts/password/reset/", {"email": stranger.email})
    (link,) = [line for line in mail.outbox[0].body.splitlines() if "/reset/key/" in line]

    client.get(link, follow=True)

    stranger.refresh_from_db()
    assert stranger.check_password(PASSWORD)


def test_dangerous_pages_ask_again_who_it_is(client, stranger: User) -> None:
    client.force_login(stranger)

    response = client.get("/en/accounts/2fa/totp/activate/")

    assert response["Location"].startswith("/en/accounts/reauthenticate/")


def test_signing_out_needs_a_click(client, stranger: User) -> None:
    client.force_login(stranger)

    client.get("/en/accounts/logout/")
    assert "_auth_user_id" in client.session

    client.post("/en/accounts/logout/")
    assert "_auth_user_id" not in client.session


def test_everywhere_else_is_signed_out_from_the_list(client, signed_in: User) -> None:
    elsewhere = Client()
    login(elsewhere, signed_in)
    assert elsewhere.get("/en/my/").status_code == 200

    client.post("/en/accounts/sessions/")

    assert elsewhere.get("/en/my/").status_code == 302
    assert client.get("/en/my/").status_code == 200


def test_a_name_is_one_plain_line() -> None:
    typed = {"first_name": "An\u202ena\x08", "last_name": " Li\tNa ", "language": "en"}
    form = DetailsForm(typed, instance=User())

    assert form.is_valid()
    assert (form.cleaned_data["first_name"], form.cleaned_data["last_name"]) == ("Anna", "Li Na")
