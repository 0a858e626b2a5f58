"""The admin's first page says what each role does there."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.roles import Role
from home.welcome_panel import WORK
from tests.personas import person

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", [role for role in Role if role != Role.DESK])
def test_each_role_reads_what_it_does_and_can_go_there(client: Client, role: Role) -> None:
    client.force_login(person("ida", role))
    html = client.get(reverse("wagtailadmin_home")).content.decode()

    for work in WORK[role]:
        assert str(work.words).replace("'", "&#x27;") in html
        if work.where:
            assert client.get(reverse(work.where)).status_code == 200


def test_who_has_no_role_reads_nothing_of_it(client: Client) -> None:
    client.force_login(person("ida", Role.EDITOR, Role.PLANNER))
    html = client.get(reverse("wagtailadmin_home")).content.decode()

    assert "You plan registration days" in html
    assert "You offer times for personal talks" not in html


def test_every_role_has_its_words() -> None:
    assert set(WORK) == set(Role)
