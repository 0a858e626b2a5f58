"""What every test may use: the database, and the people of the demo."""

import gc
import os
from collections.abc import Iterator
from unittest.mock import patch
from zlib import crc32

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.db import transaction
from django.test import override_settings
from django.utils import translation

from tests.databases import Copies, copied_database
from tests.jobs import run_jobs
from tests.programs import Programs

pytest_plugins = ["tests.personas"]


def pytest_collection_finish() -> None:
    """What has been imported stays: nobody need look through it for garbage again and again.

    Nor for what a request leaves behind after every 700 objects of it; that takes a tenth of all
    time.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 50, 100)


# Whoever uses one of these may open the database; pytest-django lets nobody else.
OPENS_DATABASE = {"db", "transactional_db", "live_server", "module_db", "database"}


def pytest_itemcollected(item: pytest.Item) -> None:
    """What `make test` runs on one of the two databases only: on SQLite, a test that opens none;
    on either, one that looks at screens, which say the same on both.

    One in four of those goes to PostgreSQL, where each takes twice the time. Every address is
    asked on both all the same, by tests/test_access.py. ``every_database`` is for screens where
    the database decides: what strangers type, what is found, what must not leak.
    ``sqlite_only``, on a test itself, is for a long walk that another one goes on PostgreSQL.
    """
    fixtures = getattr(item, "fixturenames", ())
    used = OPENS_DATABASE.intersection(fixtures)
    if not used and item.get_closest_marker("django_db") is None:
        item.add_marker("sqlite_only")
    elif "demo" in fixtures:  # the browser's tests fill it on SQLite
        item.add_marker("postgresql_only")
    elif _is_of_screens(item):
        by_turns = crc32(item.nodeid.encode()) % 4
        item.add_marker("sqlite_only" if by_turns else "postgresql_only")


def _is_of_screens(item: pytest.Item) -> bool:
    if any(item.get_closest_marker(name) for name in ("race", "every_database", "sqlite_only")):
        return False
    module = getattr(item, "module", None)
    return "client" in getattr(item, "fixturenames", ()) or hasattr(module, "Client")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest first, or one worker is still at them when the others have nothing left.

    Then those with the demo, beside one another: they go to one worker, and it alone fills it.
    """
    items.sort(
        key=lambda item: (
            item.get_closest_marker("race") is None,
            "demo" not in getattr(item, "fixturenames", ()),
        )
    )


@pytest.fixture(scope="session", autouse=True)
def _private_files(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """People's files, also those of the demo and of programs that a test starts."""
    folder = str(tmp_path_factory.mktemp("private"))
    with patch.dict(os.environ, PRIVATE_ROOT=folder), override_settings(PRIVATE_ROOT=folder):
        yield


@pytest.fixture(scope="session")
def database(
    django_test_environment: None, django_db_blocker, django_db_createdb: bool
) -> Iterator[Copies]:
    """This run's copy of the template."""
    opened, shut = django_db_blocker.unblock, django_db_blocker.block
    with opened(), copied_database(rebuild=django_db_createdb) as copies, shut():
        yield copies


@pytest.fixture(scope="session")
def database_url(database: Copies) -> str:
    """The copy's DATABASE_URL, for a process that a test starts."""
    return database.url()


@pytest.fixture(scope="session")
def programs(database_url: str) -> Programs:
    """Starts the site and its worker, on the copy."""
    return Programs(database_url)


@pytest.fixture(scope="session")
def django_db_setup(database: Copies) -> None:
    """Instead of pytest-django's, which would migrate."""


@pytest.fixture(scope="module")
def module_db(django_db_setup: None, django_db_blocker) -> Iterator[None]:
    """What a module's fixtures put in, for all of its tests; each test undoes its own on top.

    Not for modules with tests that really commit.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="session")
def _seeded(database: Copies, django_db_blocker) -> None:
    with django_db_blocker.unblock(), override_settings(DEMO=True):
        call_command("seed", verbosity=0)
        run_jobs()
        database.keep("seeded")
        database.restore()


@pytest.fixture
def demo(transactional_db: None, _seeded: None, database: Copies) -> None:
    """The people, sessions and bookings of `make demo`, committed; undone afterwards."""
    database.restore("seeded")


@pytest.fixture(autouse=True)
def _empty_cache() -> None:
    cache.clear()


@pytest.fixture(autouse=True)
def _in_english() -> None:
    """A request in Danish leaves Danish behind in its thread, here the thread of all tests."""
    translation.deactivate()
