"""The site in a process of its own: asked over HTTP by many at once, and killed."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

from tests.benchmarks.http import Answer, Visitor
from tests.programs import Program, Programs

WITHIN = 60  # seconds, for what takes one on an idle machine
HOST = "127.0.0.1"


class Guest(Visitor):
    """A visitor without a TLS proxy in front of the site."""

    def _headers(self) -> dict[str, str]:
        return {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}


class Website:
    """gunicorn with two synchronous workers."""

    def __init__(self, program: Program, port: int) -> None:
        self.program = program
        self.port = port
        self.kill = program.kill

    def guest(self) -> Guest:
        return Guest(HOST, self.port)

    def wait_until_it_answers(self) -> None:
        deadline = monotonic() + WITHIN
        while not self.program.ended() and monotonic() < deadline:
            try:
                answer: Answer = self.guest().get("/healthz")
            except OSError:
                sleep(0.1)
            else:
                assert answer.status == 200, answer.text
                return
        raise RuntimeError(f"The site did not start:\n{self.program.log.read_text()}")


@contextmanager
def website(
    programs: Programs, log: Path, application: str = "config.wsgi", **env: str
) -> Iterator[Website]:
    port = _free_port()
    options = [f"--bind={HOST}:{port}", "--no-control-socket", "--log-level=warning"]
    command = ["gunicorn", application, "--workers=2", *options]
    with programs.start(*command, log=log, **env) as program:
        running = Website(program, port)
        running.wait_until_it_answers()
        yield running


def _free_port() -> int:
    with socket.socket() as attempt:
        attempt.bind((HOST, 0))
        port: int = attempt.getsockname()[1]
        return port
