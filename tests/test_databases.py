"""The database that tests work on: real, migrated, and the same for every test."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.db import connection, transaction
from wagtail.models import Locale, Page


@pytest.mark.django_db
def test_what_migrations_put_in_is_there() -> None:
    assert Permission.objects.exists()
    assert Page.objects.filter(depth=1).exists()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", ["first", "second"])
def test_a_test_that_commits_leaves_nothing_behind(turn: str) -> None:
    assert not Group.objects.filter(name="left behind").exists()

    with transaction.atomic():
        Group.objects.create(name="left behind")
        Locale.objects.all().delete()

    assert Group.objects.filter(name="left behind").exists()


@pytest.mark.django_db(transaction=True)
def test_after_a_test_that_commits_the_migrated_rows_are_back() -> None:
    assert Locale.objects.exists()


def test_other_processes_reach_the_same_database(database_url: str) -> None:
    assert str(connection.settings_dict["NAME"]) in database_url
