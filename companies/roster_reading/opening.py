"""Has the worker open an uploaded file, and puts up with whatever becomes of it."""

import json
import subprocess
import sys
from pathlib import Path

from companies.roster_reading.limits import MAX_BYTES, WORKER_SECONDS
from companies.roster_reading.problems import RosterRefused
from companies.roster_reading.sheets import Sheet, load

_ZIP = b"PK\x03\x04"
_ROOT = Path(__file__).resolve().parents[2]

#: Nothing of ours: no secrets, no database, no settings.
_ENVIRONMENT = {"PYTHONPATH": str(_ROOT), "PYTHONDONTWRITEBYTECODE": "1", "LC_ALL": "C.UTF-8"}


def sheets_of(data: bytes) -> list[Sheet]:
    """The sheets with anything in them; raises RosterRefused."""
    if len(data) > MAX_BYTES:
        raise RosterRefused("file_too_large")
    if not data.strip(b"\x00\t\r\n \xef\xbb\xbf\xff\xfe"):
        raise RosterRefused("empty")
    answer = _ask("worker", data)
    if answer is None and data.startswith(_ZIP):
        answer = _ask("far_cells", data)
    if answer is None:
        raise RosterRefused("too_large")
    if answer.startswith("{"):
        raise RosterRefused(json.loads(answer)["refused"])
    return load(answer)


def _ask(worker: str, data: bytes) -> str | None:
    """What the worker says; None when it was stopped (memory, time) or broke down."""
    try:
        done = subprocess.run(  # noqa: S603 - our own module; the file comes by standard input
            [sys.executable, "-P", "-m", f"{__package__}.{worker}"],
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=WORKER_SECONDS,
            cwd="/",
            env=_ENVIRONMENT,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return None
    return done.stdout.decode() if done.returncode == 0 and done.stdout else None
