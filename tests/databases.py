"""Every test run works on a copy of one template database.

Migrating takes 15 s, copying takes none. A template is named for what it is made of, so it is
remade when a migration, a model or a lock file changes, or by `pytest --create-db`. Tests that
really commit (transactional, race, browser) get the copy put back to the template afterwards,
with everything that migrations and post_migrate had put into it.
"""

import fcntl
import hashlib
import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from time import monotonic, time
from typing import Protocol

from django.apps import apps
from django.conf import settings
from django.db import connection
from django.test import TransactionTestCase

from tools.console import Missing
from tools.migrating import one_model_at_a_time
from tools.postgres import program

PREFIX = "test-template"
BUSY_LIMIT = 10  # seconds that a test may leave the database locked
KEPT_FOR = 24 * 3600  # seconds; other branches' templates are in use, last week's are not


class Copies(Protocol):
    """A copy of the template, for this process alone.

    `keep` saves its present state by a name, and `restore` goes back to that or to the template.
    """

    def __init__(self, key: str) -> None: ...
    def template_exists(self) -> bool: ...
    def make_template(self) -> None: ...
    def copy(self) -> None: ...
    def keep(self, name: str) -> None: ...
    def restore(self, name: str = "") -> None: ...
    def drop(self) -> None: ...
    def url(self) -> str: ...


@contextmanager
def copied_database(*, rebuild: bool) -> Iterator[Copies]:
    """Point the default connection at a new copy, until left."""
    copies = (SqliteCopies if connection.vendor == "sqlite" else PostgresCopies)(fingerprint())
    with _one_at_a_time():
        _sweep()
        if rebuild or not copies.template_exists():
            copies.make_template()
        copies.copy()
    undo_a_test = TransactionTestCase._fixture_teardown
    TransactionTestCase._fixture_teardown = lambda self: copies.restore()
    try:
        yield copies
    finally:
        TransactionTestCase._fixture_teardown = undo_a_test
        copies.drop()


def fingerprint() -> str:
    """Name what the template is made of: packages, apps, and what decides their tables and rows."""
    digest = hashlib.sha256("".join(sorted(apps.app_configs)).encode())
    for lock in sorted((settings.BASE_DIR / "requirements").glob("*.txt")):
        digest.update(lock.read_bytes())
    for path in sorted(_deciding_files()):
        digest.update(str(path).encode() + path.read_bytes())
    return digest.hexdigest()[:12]


def _deciding_files() -> Iterator[Path]:
    for app in apps.get_app_configs():
        folder = Path(app.path)
        if folder.parent in (settings.BASE_DIR, settings.BASE_DIR / "site"):
            files = (path for path in folder.rglob("*") if path.is_file())
            yield from (path for path in files if _decides(path, folder))


def _decides(path: Path, app: Path) -> bool:
    if path.suffix != ".py":
        return path.parent.name == "data"
    if path.name in {"apps.py", "models.py", "roles.py"} or b"post_migrate" in path.read_bytes():
        return True
    return path.relative_to(app).parts[0] in {"migrations", "models"}


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    with (settings.VAR_DIR / f"{PREFIX}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _sweep() -> None:
    """Drop the files of runs that died, and templates that nobody has used for a day."""
    for path in settings.VAR_DIR.glob("test-*"):
        if time() - path.stat().st_mtime > KEPT_FOR:
            path.unlink(missing_ok=True)


def _use(name: str) -> None:
    """Every thread's next connection goes to this database."""
    connection.close()
    settings.DATABASES["default"]["NAME"] = name
    connection.settings_dict["NAME"] = name


def _migrate(name: str) -> None:
    connection.settings_dict["TEST"]["NAME"] = name
    with one_model_at_a_time():
        connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    connection.close()


class SqliteCopies:
    """Files in var/, because several connections to one in-memory database cannot race."""

    def __init__(self, key: str) -> None:
        self.template = settings.VAR_DIR / f"{PREFIX}-{key}.sqlite3"
        self.mine = settings.VAR_DIR / f"test-{os.getpid()}.sqlite3"

    def template_exists(self) -> bool:
        return self.template.exists()

    def make_template(self) -> None:
        unfinished = self.template.with_suffix(".new")
        _migrate(str(unfinished))
        unfinished.replace(self.template)

    def copy(self) -> None:
        self.template.touch()
        shutil.copy(self.template, self.mine)
        _use(str(self.mine))

    def keep(self, name: str) -> None:
        _copy_pages(self.mine, self._kept(name))

    def restore(self, name: str = "") -> None:
        connection.close()
        _copy_pages(self._kept(name) if name else self.template, self.mine)

    def drop(self) -> None:
        connection.close()
        for path in settings.VAR_DIR.glob(f"{self.mine.stem}[.-]*"):
            path.unlink(missing_ok=True)

    def url(self) -> str:
        return f"sqlite:///{self.mine}"

    def _kept(self, name: str) -> Path:
        return self.mine.with_name(f"{self.mine.stem}-{name}.sqlite3")


def _copy_pages(source: Path, target: Path) -> None:
    """Through SQLite, page by page: a server's thread may have the target open."""
    deadline = monotonic() + BUSY_LIMIT

    def give_up(status: int, remaining: int, total: int) -> None:
        if monotonic() > deadline:
            raise RuntimeError("A test left a transaction open: the database stays locked.")

    with closing(sqlite3.connect(source)) as of, closing(sqlite3.connect(target)) as to:
        of.backup(to, progress=give_up)


class PostgresCopies:
    """Databases beside the configured one, which itself is never opened for writing."""

    def __init__(self, key: str) -> None:
        self.template = f"test_ankomst_template_{key}"
        self.mine = f"test_ankomst_{os.getpid()}"
        self.kept: set[str] = set()
        self.dump = settings.VAR_DIR / f"{PREFIX}-{key}.sql"

    def template_exists(self) -> bool:
        with connection._nodb_cursor() as cursor:
            cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [self.template])
            return cursor.fetchone() is not None or self._load()

    def make_template(self) -> None:
        _migrate(self.template)
        self._save()

    def copy(self) -> None:
        self._create(self.mine, like=self.template)
        _use(self.mine)

    def keep(self, name: str) -> None:
        connection.close()
        self.kept.add(f"{self.mine}_{name}")
        self._create(f"{self.mine}_{name}", like=self.mine)

    def restore(self, name: str = "") -> None:
        connection.close()
        self._drop(self.mine)
        self._create(self.mine, like=f"{self.mine}_{name}" if name else self.template)

    def drop(self) -> None:
        connection.close()
        for name in {self.mine} | self.kept:
            self._drop(name)

    def _create(self, name: str, *, like: str) -> None:
        self._execute(f'CREATE DATABASE "{name}" TEMPLATE "{like}"')

    def _drop(self, name: str) -> None:
        self._execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

    def url(self) -> str:
        at = connection.settings_dict
        who = f"{at['USER']}:{at['PASSWORD']}@" if at["PASSWORD"] else f"{at['USER']}@"
        if at["HOST"].startswith("/"):
            return f"postgres://{who}/{at['HOST']}/{self.mine}"
        return f"postgres://{who}{at['HOST']}:{at['PORT'] or 5432}/{self.mine}"

    def _execute(self, sql: str) -> None:
        with connection._nodb_cursor() as cursor:
            cursor.execute(sql)

    def _save(self) -> None:
        """For the next throw-away server, which starts with no template."""
        unfinished = self.dump.with_suffix(".new")
        options = ["--no-owner", "--no-sync", f"--file={unfinished}"]
        if self._client("pg_dump", *options):
            unfinished.replace(self.dump)

    def _load(self) -> bool:
        """Fill the template from the last dump; False when there is none that fits."""
        if not self.dump.exists():
            return False
        self._execute(f'CREATE DATABASE "{self.template}"')
        self.dump.touch()
        options = ["--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1"]
        if self._client("psql", *options, f"--file={self.dump}"):
            return True
        self._execute(f'DROP DATABASE "{self.template}"')
        return False

    def _client(self, name: str, *options: str) -> bool:
        at = connection.settings_dict
        whom = {"PGHOST": at["HOST"], "PGPORT": str(at["PORT"]), "PGUSER": at["USER"]}
        whom |= {"PGPASSWORD": at["PASSWORD"], "PGDATABASE": self.template}
        env = os.environ | {key: value for key, value in whom.items() if value}
        try:
            command = [program(name), *options]
        except Missing:
            return False
        return subprocess.run(command, env=env, capture_output=True).returncode == 0
