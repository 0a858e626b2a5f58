"""`make test` counts right, and is strict where everything is installed."""

import os
import subprocess
import sys
from pathlib import Path
from unittest.mock import patch

import pytest

from tools import test as runner
from tools.bytecode import keep_bytecode
from tools.console import Missing, seconds

REPORT = '<testsuites><testsuite tests="9" failures="1" errors="1" skipped="2"/></testsuites>'


def _not_installed() -> runner.Count:
    raise Missing("PostgreSQL is not installed")


def test_errors_are_failures_and_the_rest_has_passed(tmp_path: Path) -> None:
    report = tmp_path / "report.xml"
    report.write_text(REPORT)

    assert str(runner.read_report(report)) == "5 passed, 2 failed, 2 skipped"


@pytest.mark.parametrize(
    ("log", "code", "said"),
    [
        ("types: passed\nx.py:1: failed\nlayers: passed\n", 0, "2 passed, 0 failed, 0 skipped"),
        ("types: failed\nlayers: skipped\n", 1, "0 passed, 1 failed, 1 skipped"),
        ("types: passed\nTraceback\n", 1, "1 passed, 1 failed, 0 skipped"),
    ],
)
def test_checks_are_counted_and_dying_is_a_failure(log: str, code: int, said: str) -> None:
    assert str(runner.read_checks(log, code)) == said


def test_what_is_not_installed_is_skipped_at_home(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)

    count = runner.run("PostgreSQL", _not_installed)

    assert (count.skipped, count.failed) == (1, 0)
    assert "not installed" in count.note


def test_what_is_not_installed_fails_on_a_build_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")

    assert runner.run("PostgreSQL", _not_installed).failed == 1


def test_durations_are_said_as_people_do() -> None:
    assert (seconds(9.4), seconds(63.4)) == ("9 s", "1 min 3 s")


TWO_CHECKS = """
from tools import checks
says = "import sys, time; time.sleep({}); print('speaks'); sys.exit({})"
checks.CHECKS = [
    checks.Check("slow", checks.command("python", "-c", says.format(0.3, 0))),
    checks.Check("wrong", checks.command("python", "-c", says.format(0, 1))),
]
print(checks.run_checks([]))
"""


def test_checks_that_run_at_once_speak_one_after_another() -> None:
    done = subprocess.run(
        [sys.executable, "-c", TWO_CHECKS], capture_output=True, text=True, check=True
    )

    said = done.stdout.splitlines()
    assert said[:4] == ["speaks", "slow: passed", "speaks", "wrong: failed"]
    assert said[4] == "['passed', 'failed']"


def test_compiled_modules_are_kept_where_none_may_lie_beside_the_sources(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    kept = str(tmp_path)
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    with patch.dict(os.environ, {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONPYCACHEPREFIX": kept}):
        keep_bytecode()
        flags = "import sys; print(sys.dont_write_bytecode, sys.pycache_prefix)"
        child = subprocess.run([sys.executable, "-c", flags], capture_output=True, text=True)

    assert (sys.dont_write_bytecode, sys.pycache_prefix) == (False, kept)
    assert child.stdout.split() == ["False", kept]
