"""Programs of the site as processes of their own, which start in a moment and can be killed.

Importing Django, Wagtail and the site takes seconds of a core, and the tests start two dozen
programs. So one process imports it all, and each program is forked from that: a real process, with
its own command line, log and connections to the test's database.
"""

import os
import runpy
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from multiprocessing import forkserver, get_context, parent_process
from multiprocessing.connection import wait
from pathlib import Path
from unittest.mock import patch

IMPORTED = ["config.wsgi", "config.urls", "gunicorn.app.wsgiapp"]
SETTINGS = {"DJANGO_SETTINGS_MODULE": "tests.program_settings", "PYTHONPATH": "site:."}


class Program:
    """What ``python -m module argument…`` would be."""

    def __init__(self, command: list[str], log: Path, env: dict[str, str]) -> None:
        self.log = log
        self._process = get_context("forkserver").Process(
            target=_become, args=(command, log, env), daemon=True
        )
        self._process.start()

    def ended(self) -> bool:
        return self._process.exitcode is not None

    def kill(self) -> None:
        """SIGKILL to it and to all that it has started: nothing is tidied up."""
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.kill()  # it may not have had the time to make its group
        self._process.join()


class Programs:
    """``start("module", "argument", …)``, on one database."""

    def __init__(self, database_url: str) -> None:
        forkserver.set_forkserver_preload(IMPORTED)
        with patch.dict(os.environ, SETTINGS | {"DATABASE_URL": database_url}):
            forkserver.ensure_running()

    @contextmanager
    def start(self, *command: str, log: Path, **env: str) -> Iterator[Program]:
        """Killed when left, if it has not ended by then."""
        program = Program(list(command), log, env)
        try:
            yield program
        finally:
            program.kill()


def _become(command: list[str], log: Path, env: dict[str, str]) -> None:
    os.setpgrp()
    threading.Thread(target=_die_with_the_tests, daemon=True).start()
    os.environ |= env
    with log.open("wb") as output:
        for stream in (1, 2):
            os.dup2(output.fileno(), stream)
    sys.argv = command
    runpy.run_module(command[0], run_name="__main__", alter_sys=True)


def _die_with_the_tests() -> None:
    """However they end: nothing is left that works on."""
    wait([parent_process().sentinel])
    os.killpg(0, signal.SIGKILL)
