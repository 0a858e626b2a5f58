"""Bring the database up to date and fill it with the demo, in one process of its own.

A second start on the same day, with the same code and the same file, has nothing to do and is told
so by a stamp; `python -m tools.fill --again` does it all the same.
"""

import hashlib
import os
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from tools.console import say, timed

DATABASE = Path("var/ankomst.sqlite3")  # the settings' own choice when DATABASE_URL is not set
STAMP = Path("var/filled")
SOURCES = ("site", "companies", "events", "careers", "mentoring", "demo", "requirements")
TIME_ZONE = ZoneInfo("Europe/Copenhagen")  # the site's, whatever the machine's is
NOT_DATA = {"static", "locale", "__pycache__"}


def main(*, again: bool, empty: bool) -> int:
    if not (again or empty) and is_filled():
        return 0
    _set_up_django()
    from django.core.management import CommandError, call_command
    from django.db import DatabaseError

    from tools.migrating import one_model_at_a_time

    new = not os.environ.get("DATABASE_URL") and not DATABASE.exists()
    try:
        with timed("Bringing the database up to date"), one_model_at_a_time(when=new):
            call_command("migrate", verbosity=0)
        if not empty:
            call_command("seed")
            STAMP.write_text(state())
    except CommandError as error:
        say(f"\n{error}")
        return 1
    except DatabaseError as error:
        say(f"\nThe database does not fit the code ({error}). `make clean` throws the demo's away.")
        return 1
    return 0


def is_filled() -> bool:
    """Only the demo's own file is trusted; another database may have been changed elsewhere."""
    own = not os.environ.get("DATABASE_URL") and DATABASE.exists()
    return own and STAMP.exists() and STAMP.read_text() == state()


def state() -> str:
    """What the demo is made of: the file, the day its sessions are counted from, and the code."""
    file = DATABASE.stat().st_ino if DATABASE.exists() else 0
    digest = hashlib.sha256(f"{file} {datetime.now(TIME_ZONE).date()}".encode())
    for path in sorted(_sources()):
        digest.update(str(path).encode() + path.read_bytes())
    return digest.hexdigest()


def _sources() -> Iterator[Path]:
    files = (path for folder in SOURCES for path in Path(folder).rglob("*") if path.is_file())
    return (path for path in files if not NOT_DATA & set(path.parts))


def _set_up_django() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
    sys.path.insert(0, "site")
    import django

    django.setup()


if __name__ == "__main__":
    try:
        sys.exit(main(again="--again" in sys.argv, empty="--empty" in sys.argv))
    except KeyboardInterrupt:
        sys.exit(130)
