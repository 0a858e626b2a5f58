"""The admin's screens for users: e-mail is the login, and nobody chooses another's password."""

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group
from django.test import Client

from accounts.models import User
from accounts.role_groups import give_role
from accounts.roles import Role
from tests.jobs import run_jobs
from tests.personas import person

BO = {"email": "Bo@Example.com", "first_name": "Bo", "last_name": "Friis", "language": "da"}


@pytest.fixture
def as_admin(client: Client, admin: User) -> Client:
    client.force_login(admin)
    return client


@pytest.fixture
def manager(db) -> User:
    """An administrator who is no superuser."""
    return person("manager", Role.ADMINISTRATOR)


def edit(client: Client, user: User, **changes):
    form = {
        "email": user.email,
        "first_name": user.first_name,
        "last_name": user.last_name,
        "language": user.language,
        "is_active": "on",
    }
    return client.post(f"/admin/users/edit/{user.pk}/", form | changes)


def test_the_list_shows_people(as_admin: Client, hr: User) -> None:
    assert hr.email in as_admin.get("/admin/users/").content.decode()


def test_the_list_says_who_does_what(as_admin: Client) -> None:
    person("polly", Role.PLANNER, Role.EDITOR)

    html = as_admin.get("/admin/users/").content.decode()

    assert "Editor, Authority planner" in html or "Authority planner, Editor" in html


def test_the_form_asks_no_username_and_no_password(as_admin: Client) -> None:
    html = as_admin.get("/admin/users/new/").content.decode()

    assert 'name="language"' in html
    assert 'name="username"' not in html
    assert "password" not in html


def test_a_new_person_is_told_and_signs_in_by_code(as_admin: Client, mailoutbox) -> None:
    desk = Group.objects.get(name=Role.DESK)

    as_admin.post("/admin/users/new/", BO | {"groups": [desk.pk]})
    run_jobs()

    user = User.objects.get(email="bo@example.com")
    assert not user.has_usable_password()
    assert EmailAddress.objects.get(user=user).primary
    assert not EmailAddress.objects.get(user=user).verified
    assert (mailoutbox[0].to, mailoutbox[0].alternatives[0].content.count('lang="da"')) == (
        ["bo@example.com"],
        1,
    )


def test_an_address_is_taken_whatever_its_letter_case(as_admin: Client, hr: User) -> None:
    as_admin.post("/admin/users/new/", BO | {"email": "HR@ankomst.example"})

    assert User.objects.filter(email__iexact="hr@ankomst.example").count() == 1
    assert not User.objects.filter(first_name="Bo").exists()


def test_a_changed_address_has_to_be_proven_again(as_admin: Client, hr: User) -> None:
    edit(as_admin, hr, email="helle@ankomst.example")

    (address,) = EmailAddress.objects.filter(user=hr)
    assert (address.email, address.verified) == ("helle@ankomst.example", False)


def test_an_unchanged_address_stays_proven(as_admin: Client, hr: User) -> None:
    edit(as_admin, hr, last_name="Riis")

    hr.refresh_from_db()
    assert hr.last_name == "Riis"
    assert EmailAddress.objects.get(user=hr).verified


def test_nobody_but_superusers_makes_superusers(client: Client, manager: User, hr: User) -> None:
    client.force_login(manager)

    edit(client, hr, is_superuser="on", last_name="Riis")

    hr.refresh_from_db()
    assert (hr.is_superuser, hr.last_name) == (False, "Riis")


def test_nobody_but_superusers_changes_superusers(
    client: Client, manager: User, admin: User
) -> None:
    client.force_login(manager)

    response = edit(client, admin, email="mine@ankomst.example")

    admin.refresh_from_db()
    assert admin.email == "admin@ankomst.example"
    assert client.get(response["Location"]).status_code == 404


@pytest.mark.parametrize("name", ["editor", "planner", "desk", "hr"])
def test_others_do_not_manage_users(
    client: Client, request: pytest.FixtureRequest, name: str, stranger: User
) -> None:
    client.force_login(request.getfixturevalue(name))

    assert edit(client, stranger, last_name="Changed").status_code == 302
    stranger.refresh_from_db()
    assert stranger.last_name == "Jensen"


def test_a_role_given_in_the_admin_counts_at_once(db, stranger: User) -> None:
    give_role(stranger, Role.DESK)

    assert stranger.groups.get().name == "Front desk"
