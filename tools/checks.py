"""The checks that run no test. `python -m tools.checks [NAME…]` runs all, or those named."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from tools import check_messages
from tools.bytecode import keep_bytecode
from tools.console import Missing, on_ci, say

BIN = Path(sys.executable).parent
# mypy's and import-linter's own processes find the apps in site/ by it.
SOURCES = {"PYTHONPATH": "site", "MYPYPATH": "."}
NO_DATABASE = {"DATABASE_URL": "sqlite://:memory:"}
PRODUCTION = {
    "DJANGO_SETTINGS_MODULE": "config.settings.production",
    "SECRET_KEY": "Only for this check; 50 letters, many of them different.",
    "ALLOWED_HOSTS": "ankomst.example",
}


@dataclass(frozen=True)
class Check:
    """One step, which passes when it returns 0."""

    name: str
    run: Callable[[], int]


def command(*words: str, **env: str) -> Callable[[], int]:
    """A program of .venv, run with these variables on top."""
    full = [str(BIN / words[0]), *words[1:]]
    return lambda: subprocess.run(full, env=os.environ | env).returncode


def manage(*words: str, **env: str) -> Callable[[], int]:
    return command("python", "manage.py", *words, **(NO_DATABASE | env))


CHECKS = [
    Check("style", command("ruff", "check", "--quiet", ".")),
    Check("format", command("ruff", "format", "--check", "--quiet", ".")),
    Check("types", command("mypy", **SOURCES)),
    Check("layers", command("lint-imports", "--no-logo", **SOURCES)),
    Check(
        "migrations",
        manage(
            "makemigrations",
            "--check",
            "--dry-run",
            "--verbosity=0",
            DJANGO_SETTINGS_MODULE="config.settings.test",
        ),
    ),
    Check("production", manage("check", "--deploy", "--fail-level=WARNING", **PRODUCTION)),
    Check("catalogues", check_messages.main),
]


def run_checks(names: list[str]) -> list[str]:
    """Run those named, or all, on all cores; "passed", "failed" or "skipped" for each."""
    chosen = [number for number, check in enumerate(CHECKS) if not names or check.name in names]
    outcomes = []
    with ProcessPoolExecutor() as pool:
        for outcome, said in pool.map(_aside, chosen):
            say(said.rstrip())
            outcomes.append(outcome)
    return outcomes


def _aside(number: int) -> tuple[str, str]:
    """In a process of its own: the outcome of a check, and all that it and its programs said."""
    with tempfile.TemporaryFile() as output:
        for stream in (1, 2):
            os.dup2(output.fileno(), stream)
        outcome = _outcome(CHECKS[number])
        output.seek(0)
        return outcome, output.read().decode()


def _outcome(check: Check) -> str:
    try:
        outcome = "failed" if check.run() else "passed"
    except Missing as reason:
        outcome = "failed" if on_ci() else "skipped"
        say(f"{check.name} skipped: {reason}")
    say(f"{check.name}: {outcome}")
    return outcome


def main(names: list[str]) -> int:
    keep_bytecode()
    known = {check.name for check in CHECKS}
    if unknown := set(names) - known:
        say(f"No such check: {', '.join(sorted(unknown))}. There are: {', '.join(sorted(known))}")
        return 2
    return 1 if "failed" in run_checks(names) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
