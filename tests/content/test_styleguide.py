"""The style guide: for those who build pages; and what its frame, the same on every page, does."""

import pytest
from django.test import Client

from accounts.models import User

GUIDE = "/en/styleguide/"


def test_strangers_find_no_style_guide(client: Client, db: None) -> None:
    assert client.get(GUIDE).status_code == 404


def test_people_without_the_admin_find_no_style_guide(client: Client, stranger: User) -> None:
    client.force_login(stranger)

    assert client.get(GUIDE).status_code == 404


def test_developers_need_not_sign_in(client: Client, db: None, settings) -> None:
    settings.DEBUG = True

    assert client.get(GUIDE).status_code == 200


@pytest.fixture
def guide(client: Client, editor: User) -> str:
    client.force_login(editor)
    return client.get(f"{GUIDE}?toasts&citizenship=eu").content.decode()


def test_it_shows_forms_with_their_errors(guide: str) -> None:
    assert "Write an email address in full" in guide
    assert 'aria-describedby="bad_email_error"' in guide


def test_messages_are_read_out_when_they_come(guide: str) -> None:
    status = guide.index('<div class="wrap messages" role="status">')

    assert guide.index("38 people have their invitation.") > status


def test_the_other_language_shows_the_same_place_and_answers(guide: str) -> None:
    assert 'href="/da/styleguide/?toasts&amp;citizenship=eu"' in guide


def test_staff_find_the_administration_and_everybody_the_way_out(guide: str) -> None:
    assert 'href="/admin/"' in guide
    assert 'action="/en/accounts/logout/"' in guide


def test_a_page_of_the_frame_costs_few_queries(
    client: Client, editor: User, django_assert_max_num_queries
) -> None:
    client.force_login(editor)
    client.get(GUIDE)
    client.get(GUIDE)

    with django_assert_max_num_queries(
        5
    ):  # the user, the roles, two for the permission, the edition
        client.get(GUIDE)
