"""`make test` counts right, and is strict where everything is installed."""

from pathlib import Path

import pytest

from tools import test as runner
from tools.console import Missing, seconds

REPORT = '<testsuites><testsuite tests="9" failures="1" errors="1" skipped="2"/></testsuites>'


def _not_installed() -> runner.Count:
    raise Missing("PostgreSQL is not installed")


def test_errors_are_failures_and_the_rest_has_passed(tmp_path: Path) -> None:
    report = tmp_path / "report.xml"
    report.write_text(REPORT)

    assert str(runner.read_report(report)) == "5 passed, 2 failed, 2 skipped"


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
