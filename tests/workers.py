"""A real worker process that a test may kill."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

from django.conf import settings

WITHIN = 150  # seconds, for what takes fifteen on an idle machine
MANAGE = settings.BASE_DIR / "manage.py"


class Worker:
    """``manage.py work --sole`` on the test's database; its mails become SentMail rows."""

    def __init__(self, database_url: str, log: Path) -> None:
        own = {"DATABASE_URL": database_url, "DJANGO_SETTINGS_MODULE": "config.settings.dev"}
        command = [sys.executable, str(MANAGE), "work", "--sole", "--interval=0.05"]
        self.log = log
        with log.open("wb") as output:
            self.process = subprocess.Popen(
                command, env=os.environ | own, stdout=output, stderr=output
            )

    def kill(self) -> None:
        """SIGKILL: nothing is tidied up."""
        self.process.kill()
        self.process.wait()

    def wait_until(self, condition: Callable[[], bool], *, every: float = 0.02) -> None:
        """Raises RuntimeError with the worker's log when it ends or takes too long."""
        deadline = monotonic() + WITHIN
        while not condition():
            if self.process.poll() is not None or monotonic() > deadline:
                raise RuntimeError(f"The worker did not do it:\n{self.log.read_text()}")
            sleep(every)


@contextmanager
def worker(database_url: str, log: Path) -> Iterator[Worker]:
    running = Worker(database_url, log)
    try:
        yield running
    finally:
        running.kill()


def kill_in_the_middle(database_url: str, log: Path, count: Callable[[], int], *, of: int) -> int:
    """Start a worker and kill it when a tenth of the work is done; how much was done then.

    ``count`` says how much is done so far.
    """
    with worker(database_url, log) as running:
        running.wait_until(lambda: count() >= of // 10)
        running.kill()
    done = count()
    assert 0 < done < of, f"{done} of {of} were done: not killed in the middle"
    return done
