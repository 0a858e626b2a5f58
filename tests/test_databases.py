"""The database that tests work on: real, migrated, and the same for every test."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.db import connection
from wagtail.models import Page

from guidance import seed
from guidance.models import Municipality
from tests.databases import Copies
from tests.rules import load_rules, tables


@pytest.mark.django_db
def test_what_migrations_put_in_is_there() -> None:
    assert Permission.objects.exists()
    assert Page.objects.filter(depth=1).exists()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", ["first", "second"])
def test_a_test_that_commits_is_undone_to_the_migrated_rows(turn: str) -> None:
    assert Permission.objects.exists()
    assert not Group.objects.filter(name="left behind").exists()

    Group.objects.create(name="left behind")
    Permission.objects.all().delete()


def test_other_processes_reach_the_same_database(database_url: str) -> None:
    assert str(connection.settings_dict["NAME"]) in database_url


@pytest.mark.django_db(transaction=True)
def test_a_state_that_was_kept_comes_back(database: Copies) -> None:
    Group.objects.create(name="kept")
    database.keep("with-a-group")
    database.restore()
    assert not Group.objects.filter(name="kept").exists()

    database.restore("with-a-group")

    assert Group.objects.filter(name="kept").exists()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", ["loaded", "put in"])
def test_the_rules_that_are_put_in_are_those_that_are_loaded(turn: str) -> None:
    def rows() -> list[list[dict]]:
        return [list(model._base_manager.order_by("pk").values()) for model in tables()]

    load_rules()
    put_in = rows()
    seed.load()

    assert rows() == put_in
    Municipality.objects.create(code="9999", name="Another")
    assert Municipality.objects.count() == 99
