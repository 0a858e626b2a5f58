"""The site in a process of its own: asked over HTTP by many at once, and killed."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

from django.conf import settings

from tests.benchmarks.http import Answer, Visitor

WITHIN = 60  # seconds, for what takes five on an idle machine
HOST = "127.0.0.1"


class Guest(Visitor):
    """A visitor without a TLS proxy in front of the site."""

    def _headers(self) -> dict[str, str]:
        return {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}


class Website:
    """gunicorn with two synchronous workers on the test's database."""

    def __init__(self, database_url: str, log: Path, application: str, **env: str) -> None:
        self.log = log
        self.port = _free_port()
        command = [sys.executable, "-m", "gunicorn", application, "--workers=2"]
        command += [f"--bind={HOST}:{self.port}", "--no-control-socket", "--log-level=warning"]
        own = {
            "DATABASE_URL": database_url,
            "DJANGO_SETTINGS_MODULE": "config.settings.test",
            "PYTHONPATH": "site:.",
        }
        with log.open("wb") as output:
            self.process = subprocess.Popen(
                command,
                cwd=settings.BASE_DIR,
                env=os.environ | own | env,
                stdout=output,
                stderr=output,
                process_group=0,
            )
        self.wait_until_it_answers()

    def guest(self) -> Guest:
        return Guest(HOST, self.port)

    def wait_until_it_answers(self) -> None:
        deadline = monotonic() + WITHIN
        while self.process.poll() is None and monotonic() < deadline:
            try:
                answer: Answer = self.guest().get("/healthz")
            except OSError:
                sleep(0.1)
            else:
                assert answer.status == 200, answer.text
                return
        raise RuntimeError(f"The site did not start:\n{self.log.read_text()}")

    def kill(self) -> None:
        """SIGKILL to the workers as well: nothing is tidied up."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, 9)
        self.process.wait()


@contextmanager
def website(
    database_url: str, log: Path, application: str = "config.wsgi", **env: str
) -> Iterator[Website]:
    running = Website(database_url, log, application, **env)
    try:
        yield running
    finally:
        running.kill()


def _free_port() -> int:
    with socket.socket() as attempt:
        attempt.bind((HOST, 0))
        port: int = attempt.getsockname()[1]
        return port
