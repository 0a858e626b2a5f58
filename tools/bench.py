"""`make bench`: every tests/benchmarks/bench_*.py against a production-like site.

A PostgreSQL of our own that does wait for the disk, synchronous web workers, and the job worker
beside them. Arguments name the benchmarks to run: `make bench ARGS=floor`. Each gets web workers of
its own, WORKERS of them or as many as it says itself by a constant of that name.
"""

import importlib
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import sleep

from tests.benchmarks.harness import Bench
from tests.benchmarks.raw_sql import RawSql
from tools.console import Missing, heading, say, timed
from tools.postgres import DURABLE, throw_away
from tools.together import answers, leave_when_killed, stop

HOST = "127.0.0.1"
FOLDER = Path("tests/benchmarks")
MANAGE = [sys.executable, "manage.py"]
WORKERS = 4  # two for each of two cores, as docs/operations.md advises
GUNICORN = [sys.executable, "-m", "gunicorn", "config.wsgi"]
QUIET = ["--no-control-socket", "--log-level=warning"]
SETTINGS = {
    "DJANGO_SETTINGS_MODULE": "tests.benchmarks.settings",
    "PYTHONPATH": "site:.",
    "SECRET_KEY": "for benchmarks only " * 4,
    "ALLOWED_HOSTS": HOST,
    "LOG_LEVEL": "WARNING",
}


def main(wanted: list[str]) -> int:
    leave_when_killed()
    with throw_away(DURABLE) as url:
        os.environ.update(SETTINGS | {"DATABASE_URL": url})
        raw = _set_up()
        broken = [what for name in wanted or sorted(_benchmarks()) for what in _run(name, raw)]
        raw.connection.close()
    if broken:
        say(f"\nOver the limit: {', '.join(broken)}")
    return 1 if broken else 0


def _run(name: str, raw: RawSql) -> list[str]:
    """What is over its limit."""
    benchmark = importlib.import_module(f"tests.benchmarks.bench_{name}")
    workers = getattr(benchmark, "WORKERS", WORKERS)
    heading(f"{name}, {workers} web workers")
    with served(workers) as port:
        bench = Bench(HOST, port, raw)
        benchmark.run(bench)
    return bench.broken


def _benchmarks() -> list[str]:
    return [path.stem.removeprefix("bench_") for path in FOLDER.glob("bench_*.py")]


def _set_up() -> RawSql:
    """Django in this process, on the same database with its tables; a plain connection beside."""
    sys.path[:0] = ["site"]
    import django
    from django.core.management import call_command
    from django.db import connection

    django.setup()
    from tools.migrating import one_model_at_a_time

    with timed("Migrating"), one_model_at_a_time():
        call_command("migrate", verbosity=0)
    return RawSql(**connection.get_connection_params() | {"cursor_factory": None, "context": None})


@contextmanager
def served(workers: int) -> Iterator[int]:
    """The site on a free port, until left."""
    port = _free_port()
    server = [*GUNICORN, f"--workers={workers}", f"--bind={HOST}:{port}", *QUIET]
    commands = [server, [*MANAGE, "work", "--sole"]]
    running = [subprocess.Popen(command, process_group=0) for command in commands]
    try:
        _wait_for(port, running[0])
        yield port
    finally:
        stop(running)


def _free_port() -> int:
    with socket.socket() as attempt:
        attempt.bind((HOST, 0))
        port: int = attempt.getsockname()[1]
        return port


def _wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    while not answers((HOST, port)):
        if server.poll() is not None:
            raise RuntimeError("The web process did not start.")
        sleep(0.1)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except Missing as reason:
        sys.exit(f"skipped: {reason}")
    except KeyboardInterrupt:
        sys.exit(130)
