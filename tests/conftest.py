"""What every test may use: the database, and the people of the demo."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache

from tests.databases import copied_database


@pytest.fixture(scope="session")
def database_url(
    django_test_environment: None, django_db_blocker, django_db_createdb: bool
) -> Iterator[str]:
    """The DATABASE_URL of this run's copy, for a process that a test starts."""
    opened, shut = django_db_blocker.unblock, django_db_blocker.block
    with opened(), copied_database(rebuild=django_db_createdb) as url, shut():
        yield url


@pytest.fixture(scope="session")
def django_db_setup(database_url: str) -> None:
    """Instead of pytest-django's, which would migrate."""


@pytest.fixture(autouse=True)
def _empty_cache() -> None:
    cache.clear()
