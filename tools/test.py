"""`make test`: the suite on SQLite, on PostgreSQL and in the browser, and the checks, all at once.

Each of them waits at times (for a lock, another process, a page), and the others have the cores
meanwhile. What a stage has to say it says when it is through. Every stage runs whatever happened
to the others; the last line has the sum. Arguments go to pytest
(`make test ARGS="tests/events -k seat"`), and then the checks are left out.
What is not installed here is skipped; with CI set, that is a failure.
"""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from xml.etree import ElementTree

from tools.bytecode import keep_bytecode
from tools.chromium import chromium
from tools.console import Missing, heading, on_ci, say, seconds
from tools.postgres import program, throw_away
from tools.together import leave_when_killed

REPORTS = Path("var/reports")
NOTHING_COLLECTED = 5
WORKERS = str(min(4, os.cpu_count() or 1))  # on each database
ON_ALL_CORES = [f"--numprocesses={WORKERS}", "--dist=worksteal"]
BROWSER = "tests/browser"
OUTCOME = re.compile(r"^[a-z]+: (passed|failed|skipped)$", re.MULTILINE)  # of tools.checks
PER_CENT = re.compile(r"\[ *(\d+%)\]")
TELL_EVERY = 30  # seconds

_running: list[tuple[subprocess.Popen[bytes], Callable[[int], None]]] = []


@dataclass
class Count:
    """What a stage came to; `note` says why it was skipped, or how long it took."""

    passed: int = 0
    failed: int = 0
    skipped: int = 0
    note: str = ""

    def __str__(self) -> str:
        return f"{self.passed} passed, {self.failed} failed, {self.skipped} skipped"


def pytest(name: str, *options: str, **env: str) -> Count:
    """Run pytest in a process of its own and read its counts from the report."""
    report = REPORTS / f"{name}.xml"
    report.unlink(missing_ok=True)
    command = [sys.executable, "-m", "pytest", "-q", f"--junit-xml={report}", *options]
    command += sys.argv[1:]
    code = _aside(command, REPORTS / f"{name}.log", _clean_environment() | env)
    count = read_report(report) if report.exists() else Count()
    allowed = {0, NOTHING_COLLECTED} if sys.argv[1:] else {0}
    if code not in allowed and not count.failed:
        count.failed = 1  # it died, or collected nothing
    return count


def _interrupt(process_id: int) -> None:
    """It has databases to drop."""
    os.kill(process_id, signal.SIGINT)


def _end(process_id: int) -> None:
    """With the programs that it waits for."""
    os.killpg(process_id, signal.SIGTERM)


def _aside(
    command: list[str],
    log: Path,
    env: dict[str, str],
    stop: Callable[[int], None] = _interrupt,
) -> int:
    """Run it, and keep what it says. ``stop``: what Ctrl-C does to it."""
    with log.open("wb") as output:
        # A group of its own: Ctrl-C reaches us alone, and pytest through us, once.
        process = subprocess.Popen(
            command, env=env, stdout=output, stderr=subprocess.STDOUT, process_group=0
        )
        _running.append((process, stop))
        return process.wait()


def _clean_environment() -> dict[str, str]:
    """DATABASE_URL is for the PostgreSQL stage alone, whatever the shell has set."""
    return {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}


def read_report(report: Path) -> Count:
    suites = list(ElementTree.parse(report).getroot().iter("testsuite"))  # noqa: S314 (our own)
    total, failures, errors, skipped = (
        sum(int(suite.get(key, "0")) for suite in suites)
        for key in ("tests", "failures", "errors", "skipped")
    )
    failed = failures + errors
    return Count(passed=max(0, total - failed - skipped), failed=failed, skipped=skipped)


def on_sqlite() -> Count:
    """Without PostgreSQL it has to prove all by itself."""
    where = _without("postgresql_only") if _has_postgresql() else []
    return pytest("sqlite", f"--ignore={BROWSER}", *where, *ON_ALL_CORES)


def _without(marker: str) -> list[str]:
    """Tests that are asked for by name run on both, whatever tests/conftest.py thinks of them."""
    return [] if sys.argv[1:] else ["-m", f"not {marker}"]


def _has_postgresql() -> bool:
    try:
        return _is_given() or bool(program("initdb"))
    except Missing:
        return False


def on_postgresql() -> Count:
    """On the server of DATABASE_URL, in databases of our own there; else on one thrown away."""
    with given_or_thrown_away() as url:
        options = [f"--ignore={BROWSER}", *_without("sqlite_only"), *ON_ALL_CORES]
        return pytest("postgresql", *options, DATABASE_URL=url)


@contextmanager
def given_or_thrown_away() -> Iterator[str]:
    if _is_given():
        yield os.environ["DATABASE_URL"]
    else:
        with throw_away() as url:
            yield url


def _is_given() -> bool:
    return os.environ.get("DATABASE_URL", "").startswith("postgres")


def in_browser() -> Count:
    """In one process: it is through before the others are, and fills the demo's database once."""
    where = [] if _names_tests() else [BROWSER]
    return pytest("browser", "-m", "browser", *where, CHROMIUM=chromium())


def _names_tests() -> bool:
    return any(Path(each.partition("::")[0]).exists() for each in sys.argv[1:])


def checks() -> Count:
    if sys.argv[1:]:
        return Count()
    command = [sys.executable, "-m", "tools.checks"]
    code = _aside(command, REPORTS / "checks.log", dict(os.environ), _end)
    return read_checks(_log("Checks"), code)


def read_checks(log: str, code: int) -> Count:
    """One that died before it said so has failed."""
    outcomes = OUTCOME.findall(log)
    passed, failed, skipped = map(outcomes.count, ("passed", "failed", "skipped"))
    return Count(passed, failed or int(code != 0), skipped)


STAGES: dict[str, Callable[[], Count]] = {
    "SQLite": on_sqlite,
    "PostgreSQL": on_postgresql,
    "Browser": in_browser,
    "Checks": checks,
}


def run_at_once() -> dict[str, Count]:
    """All of STAGES; says now and then how far they are."""
    say(f"{', '.join(STAGES)} at once; each speaks when it is through.")
    with ThreadPoolExecutor(len(STAGES)) as pool:
        started = {pool.submit(run, name, stage): name for name, stage in STAGES.items()}
        try:
            _speak_when_through(dict(started))
        except KeyboardInterrupt:
            for process, stop in _running:
                if process.poll() is None:
                    stop(process.pid)
            raise
    return {name: future.result() for future, name in started.items()}


def _speak_when_through(waiting: dict[Future[Count], str]) -> None:
    while waiting:
        for future in wait(waiting, TELL_EVERY, "FIRST_COMPLETED").done:
            name = waiting.pop(future)
            heading(name)
            say(_log(name))
        far = [f"{name} {per_cent[-1]}" for name in waiting.values() if (per_cent := _so_far(name))]
        if far:
            say(", ".join(far))


def _log(name: str) -> str:
    log = REPORTS / f"{name.lower()}.log"
    return log.read_text(errors="replace").rstrip() if log.exists() else ""


def _so_far(name: str) -> list[str]:
    return PER_CENT.findall(_log(name))


def run(name: str, stage: Callable[[], Count]) -> Count:
    start = monotonic()
    try:
        count = stage()
    except Missing as reason:
        say(f"skipped: {reason}")
        return Count(failed=int(on_ci()), skipped=int(not on_ci()), note=f"skipped: {reason}")
    count.note = seconds(monotonic() - start)
    return count


def main() -> int:
    leave_when_killed()
    keep_bytecode()
    REPORTS.mkdir(parents=True, exist_ok=True)
    for log in REPORTS.glob("*.log"):
        log.unlink()
    counts = run_at_once()
    heading("Result")
    for name, count in counts.items():
        say(f"{name + ':':<12}{count}  ({count.note})")
    total = Count(
        passed=sum(count.passed for count in counts.values()),
        failed=sum(count.failed for count in counts.values()),
        skipped=sum(count.skipped for count in counts.values()),
    )
    say(f"\n{total}")
    return 1 if total.failed else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
