"""Everything we hold about a person: to give her, and to erase."""

from collections.abc import Iterator

import pytest
from allauth.account.models import EmailAddress
from django.test import Client

from accounts.models import AccessLog, Consent, User
from companies.models import Company
from home import personal_data
from home.my_page import offered
from tests.accounts.test_sign_in import login
from tests.jobs import run_jobs
from tests.personas import PASSWORD


@pytest.fixture
def as_stranger(client: Client, stranger: User) -> Iterator[Client]:
    login(client, stranger)
    client.post("/en/accounts/reauthenticate/", {"password": PASSWORD})
    return client


def test_what_is_held_about_her_is_all_there(stranger: User) -> None:
    Consent.objects.create(user=stranger, purpose="newsletter", wording_version="1")
    AccessLog.add("looked", stranger, by=stranger, about=stranger)

    held = personal_data.export(stranger)["accounts"]

    assert held["account"]["email"] == stranger.email
    assert held["consents"][0]["purpose"] == "newsletter"
    assert [line["action"] for line in held["who_looked"]] == ["looked"]


def test_no_secret_and_nobody_else_is_in_it(stranger: User, hr: User) -> None:
    text = str(personal_data.export(stranger))

    assert stranger.password not in text
    assert hr.email not in text


def test_opening_the_address_of_the_file_does_nothing(as_stranger: Client) -> None:
    assert as_stranger.get("/en/my/data/export/").status_code == 405


def test_erasing_takes_the_person_and_leaves_the_log(as_stranger: Client, stranger: User) -> None:
    as_stranger.post("/en/my/data/erase/", {"email": stranger.email.upper()})
    run_jobs()

    assert not User.objects.filter(email=stranger.email).exists()
    assert not EmailAddress.objects.exists()
    assert AccessLog.objects.get(action="erased").about is None
    assert as_stranger.get("/en/my/").status_code == 302


@pytest.mark.parametrize("written", ["", "yes", "another@ankomst.example"])
def test_a_click_alone_erases_nothing(as_stranger: Client, stranger: User, written: str) -> None:
    as_stranger.post("/en/my/data/erase/", {"email": written})
    run_jobs()

    assert User.objects.filter(pk=stranger.pk).exists()


def test_erasing_asks_again_who_it_is(client: Client, stranger: User) -> None:
    client.force_login(stranger)

    response = client.post("/en/my/data/erase/", {"email": stranger.email})

    assert response["Location"].startswith("/en/accounts/reauthenticate/")
    assert User.objects.filter(pk=stranger.pk).exists()


def test_who_works_here_is_told_what_to_do_first(desk: User) -> None:
    with pytest.raises(personal_data.CannotBeErased, match="Ask an administrator"):
        personal_data.erase(desk)

    assert User.objects.filter(pk=desk.pk).exists()


def test_one_apps_hindrance_keeps_everything(
    as_stranger: Client, stranger: User, monkeypatch
) -> None:
    from accounts import personal_data as of_accounts

    reasons = ["Hand the company over first."]
    monkeypatch.setattr(of_accounts, "hindrances", lambda user: reasons)

    html = as_stranger.post("/en/my/data/erase/", {"email": stranger.email}).content.decode()

    assert "Hand the company over first." in html
    assert User.objects.filter(pk=stranger.pk).exists()


def test_an_error_in_the_middle_keeps_everything(stranger: User, monkeypatch) -> None:
    from accounts import personal_data as of_accounts

    def fail(user: User) -> None:
        EmailAddress.objects.filter(user=user).delete()
        raise ConnectionError

    monkeypatch.setattr(of_accounts, "erase", fail)
    with pytest.raises(ConnectionError):
        personal_data.erase(stranger)

    assert EmailAddress.objects.filter(user=stranger).exists()


def test_a_companys_owner_stays_known_by_nothing(hr: User, nordvind: Company) -> None:
    hr.memberships.all().delete()
    personal_data.erase(hr)

    nordvind.refresh_from_db()
    assert nordvind.terms_accepted_by is None


@pytest.mark.parametrize("function", ["held", "hindrances", "erase"])
def test_every_app_that_offers_personal_data_offers_all_of_it(function: str) -> None:
    modules = list(offered("personal_data"))

    assert "accounts.personal_data" in [module.__name__ for module in modules]
    assert all(callable(getattr(module, function)) for module in modules)
