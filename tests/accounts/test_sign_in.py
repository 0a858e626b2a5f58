"""Coming in: with a password, with a mailed code, with a second step."""

import re

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.core import mail
from django.core.management import call_command

from accounts.models import User
from accounts.people import add_person
from tests.personas import PASSWORD
from tests.totp import SECRET, code_now


def login(client, user: User, password: str = PASSWORD, **extra):
    data = {"login": user.email, "password": password} | extra
    return client.post("/en/accounts/login/", data)


def who(client) -> User | None:
    """Whose session this is."""
    return User.objects.filter(pk=client.session.get("_auth_user_id")).first()


def code_in(message: mail.EmailMessage) -> str:
    (code,) = re.findall(r"^[A-Z]{4}-[A-Z]{4}$", message.body, re.MULTILINE)
    return code


@pytest.fixture
def careful(stranger: User) -> User:
    """Has an app with codes, and recovery codes on paper."""
    TOTP.activate(stranger, SECRET)
    RecoveryCodes.activate(stranger)
    return stranger


def test_a_password_lets_in(client, stranger: User) -> None:
    response = login(client, stranger)

    assert (response.status_code, response["Location"]) == (302, "/en/my/start/")
    assert who(client) == stranger


def test_letter_case_of_the_address_does_not_matter(client, stranger: User) -> None:
    client.post("/en/accounts/login/", {"login": "Stranger@ANKOMST.example", "password": PASSWORD})

    assert who(client) == stranger


def test_a_wrong_password_is_answered_with_what_to_do(client, stranger: User) -> None:
    response = login(client, stranger, "wrong")

    assert who(client) is None
    assert "let us mail you a code" in response.content.decode()
    assert f'value="{stranger.email}"' in response.content.decode()


def test_the_page_asked_for_is_where_signing_in_leads(client, stranger: User) -> None:
    response = login(client, stranger, next="/en/my/data/")

    assert response["Location"] == "/en/my/data/"


@pytest.mark.parametrize("away", ["https://evil.example/", "//evil.example/", "https:evil.example"])
def test_signing_in_leads_to_no_other_site(client, stranger: User, away: str) -> None:
    response = login(client, stranger, next=away)

    assert response["Location"] == "/en/my/start/"


def test_a_mailed_code_lets_in(client, stranger: User) -> None:
    client.post("/en/accounts/login/code/", {"email": stranger.email})
    client.post("/en/accounts/login/code/confirm/", {"code": code_in(mail.outbox[0])})

    assert who(client) == stranger


def test_a_wrong_code_lets_nobody_in(client, stranger: User) -> None:
    client.post("/en/accounts/login/code/", {"email": stranger.email})
    response = client.post("/en/accounts/login/code/confirm/", {"code": "AAAAAA"})

    assert who(client) is None
    assert "This is not the code" in response.content.decode()


def test_a_new_code_can_be_asked_for(client, stranger: User) -> None:
    client.post("/en/accounts/login/code/", {"email": stranger.email})
    client.post("/en/accounts/login/code/confirm/", {"action": "resend", "code": ""})

    assert len(mail.outbox) == 2
    assert code_in(mail.outbox[0]) != code_in(mail.outbox[1])


def test_a_stranger_cannot_tell_which_addresses_have_an_account(client, stranger: User) -> None:
    known = client.post("/en/accounts/login/code/", {"email": stranger.email})
    client.cookies.clear()
    unknown = client.post("/en/accounts/login/code/", {"email": "nobody@ankomst.example"})

    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    assert mail.outbox[1].subject == "No account with this address"


def test_an_account_without_password_is_signed_in_to_by_code_and_its_address_proven(
    client, db
) -> None:
    user = add_person("new@ankomst.example", verified=False)

    client.post("/en/accounts/login/code/", {"email": user.email})
    client.post("/en/accounts/login/code/confirm/", {"code": code_in(mail.outbox[0])})

    assert who(client) == user
    assert EmailAddress.objects.get(user=user).verified


def test_an_address_that_was_never_proven_is_proven_after_the_password(client, db) -> None:
    user = add_person("new@ankomst.example", password=PASSWORD, verified=False)

    response = login(client, user)
    assert who(client) is None
    client.post(response["Location"], {"code": code_in(mail.outbox[0])})

    assert who(client) == user


def test_the_first_administrator_is_made_by_command_and_proves_her_address(
    client, db, monkeypatch
) -> None:
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", PASSWORD)
    call_command("createsuperuser", "--noinput", "--email=first@ankomst.example")
    first = User.objects.get(is_superuser=True)

    response = login(client, first)
    client.post(response["Location"], {"code": code_in(mail.outbox[0])})

    assert who(client) == first


def test_two_step_users_are_not_in_by_password_alone(client, careful: User) -> None:
    response = login(client, careful)

    assert response["Location"] == "/en/accounts/2fa/authenticate/"
    assert who(client) is None


def test_two_step_users_are_not_in_by_mailed_code_alone(client, careful: User) -> None:
    client.post("/en/accounts/login/code/", {"email": careful.email})
    response = client.post("/en/accounts/login/code/confirm/", {"code": code_in(mail.outbox[0])})

    assert response["Location"] == "/en/accounts/2fa/authenticate/"
    assert who(client) is None


def test_the_code_of_the_app_is_the_second_step(client, careful: User) -> None:
    login(client, careful)
    client.post("/en/accounts/2fa/authenticate/", {"code": code_now()})

    assert who(client) == careful


def test_a_recovery_code_is_the_second_step_once(client, careful: User) -> None:
    paper = Authenticator.objects.get(user=careful, type=Authenticator.Type.RECOVERY_CODES)
    code = paper.wrap().get_unused_codes()[0]

    for _attempt in range(2):
        client.logout()
        login(client, careful)
        response = client.post("/en/accounts/2fa/authenticate/", {"code": code})

    assert who(client) is None
    assert "This is not the code" in response.content.decode()


def test_who_is_closed_out_is_told_so(client, stranger: User) -> None:
    User.objects.update(is_active=False)

    response = login(client, stranger)

    assert who(client) is None
    assert response.status_code in (200, 302)


def test_too_many_wrong_passwords_are_answered_with_a_page_that_says_what_to_do(
    client, stranger: User, settings
) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"login": "2/m/ip"}

    responses = [login(client, stranger, "wrong") for _attempt in range(3)]

    assert [response.status_code for response in responses] == [200, 200, 429]
    assert "/en/accounts/login/code/" in responses[-1].content.decode()
