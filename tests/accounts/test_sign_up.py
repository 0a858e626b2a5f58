"""Making an account, and proving one's address."""

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.db import IntegrityError

from accounts.models import User
from accounts.people import add_person
from tests.accounts.test_sign_in import code_in, who

ANA = {
    "first_name": "Ana",
    "last_name": "Souza",
    "email": "Ana@Example.com",
    "password1": "three words and more",
}


def test_an_account_is_hers_when_the_code_from_the_mail_is_typed(client, db) -> None:
    response = client.post("/en/accounts/signup/", ANA)
    assert who(client) is None
    client.post(response["Location"], {"code": code_in(mail.outbox[0])})

    user = User.objects.get()
    assert who(client) == user
    assert (user.get_full_name(), user.email) == ("Ana Souza", "ana@example.com")
    assert EmailAddress.objects.get(user=user).verified


@pytest.mark.parametrize("language", ["en", "da"])
def test_we_write_in_the_language_she_signed_up_in(client, db, language: str) -> None:
    client.post(f"/{language}/accounts/signup/", ANA)

    assert User.objects.get().language == language


def test_signing_up_twice_makes_one_account_and_tells_its_owner(client, stranger: User) -> None:
    response = client.post("/en/accounts/signup/", ANA | {"email": stranger.email})

    assert response["Location"] == "/en/accounts/confirm-email/"
    assert User.objects.count() == 1
    assert [(m.to, m.subject) for m in mail.outbox] == [
        ([stranger.email], "You have an account already")
    ]


def test_a_weak_password_is_refused_and_what_was_typed_is_kept(client, db) -> None:
    response = client.post("/en/accounts/signup/", ANA | {"password1": "12345678"})

    assert not User.objects.exists()
    assert 'value="Ana"' in response.content.decode()


def test_a_cpr_number_is_no_name(client, db) -> None:
    client.post("/en/accounts/signup/", ANA | {"last_name": "010180-1235"})

    assert not User.objects.exists()


def test_an_address_is_one_account_whatever_its_letter_case(db) -> None:
    add_person("ana@example.com")

    with pytest.raises(IntegrityError):
        User.objects.bulk_create([User(email="ANA@example.com")])


def test_an_address_is_kept_in_small_letters(db) -> None:
    user = add_person(" Ana@Example.COM ")

    assert user.email == "ana@example.com"
    assert User.objects.get_by_natural_key("ANA@example.com") == user
