"""The database that tests work on: real, migrated, and the same for every test."""

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.db.models import Model
from wagtail.models import Page

from guidance import seed
from guidance.models import Municipality
from tests.databases import Copies
from tests.rules import load_rules, tables


@pytest.mark.django_db
def test_what_migrations_put_in_is_there() -> None:
    assert Permission.objects.exists()
    assert Page.objects.filter(depth=1).exists()


LONGEST = 63  # letters that PostgreSQL keeps of a name


def of_the_site() -> list[type[Model]]:
    """Also the tables between two models; without SQLite's index of words, which is no table."""
    every = [each for each in apps.get_models(include_auto_created=True) if each._meta.managed]
    return [each for each in every if not (each._meta.proxy or each._meta.db_table.endswith("fts"))]


@pytest.mark.django_db
def test_every_table_is_what_its_model_says() -> None:
    """Columns, what may be empty, and what leads to another table: the tests' own way to migrate
    is a short one."""
    assert len(of_the_site()) > 150
    with connection.cursor() as cursor:
        for model in of_the_site():
            table, fields = model._meta.db_table, model._meta.local_concrete_fields
            columns = connection.introspection.get_table_description(cursor, table)
            may_be_empty = {(column.name, bool(column.null_ok)) for column in columns}
            # PostgreSQL has a column of its own for words, in tables that are searched.
            assert may_be_empty >= {(field.column, field.null) for field in fields}, table

            rules = connection.introspection.get_constraints(cursor, table)
            ours = {one.name for one in (*model._meta.constraints, *model._meta.indexes)}
            assert {name[:LONGEST] for name in ours} <= {name[:LONGEST] for name in rules}, table
            leads = {(*rule["columns"], rule["foreign_key"]) for rule in rules.values()}
            for field in fields:
                if field.is_relation and field.db_constraint:
                    there = field.target_field.model._meta.db_table, field.target_field.column
                    assert (field.column, there) in leads, table


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
