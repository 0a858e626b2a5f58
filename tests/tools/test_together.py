"""The server and its worker live and die together."""

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path
from time import monotonic, sleep

import pytest

from tools.demo import port_is_free

SLEEPER = "import os, time, pathlib; pathlib.Path({0!r}).write_text(str(os.getpid())); {1}"
SUPERVISOR = """
import sys
from tools.together import run_together
programs = {{"server": {0!r}, "worker": {1!r}}}
sys.exit(run_together({{name: [sys.executable, "-c", code] for name, code in programs.items()}}))
"""
ROOT = Path(__file__).resolve().parents[2]


def _start(folder: Path, *, server: str = "time.sleep(60)") -> subprocess.Popen[str]:
    first = SLEEPER.format(str(folder / "server"), server)
    second = SLEEPER.format(str(folder / "worker"), "time.sleep(60)")
    code = SUPERVISOR.format(first, second)
    started = subprocess.Popen(
        [sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    _wait_until(lambda: all((folder / name).exists() for name in ("server", "worker")))
    return started


def _wait_until(condition, within: float = 10) -> None:
    deadline = monotonic() + within
    while not condition():
        assert monotonic() < deadline, "waited in vain"
        sleep(0.05)


def _lives(pid_file: Path) -> bool:
    try:
        os.kill(int(pid_file.read_text()), 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_stops_both_and_is_no_failure(tmp_path: Path, number: signal.Signals) -> None:
    supervisor = _start(tmp_path)

    supervisor.send_signal(number)

    assert supervisor.wait(15) == 0
    assert not _lives(tmp_path / "server")
    assert not _lives(tmp_path / "worker")


def test_when_one_ends_by_itself_the_other_is_stopped_and_it_is_said(tmp_path: Path) -> None:
    supervisor = _start(tmp_path, server="time.sleep(0.5)")

    said, _ = supervisor.communicate(timeout=15)

    assert supervisor.returncode == 1
    assert "The server ended unexpectedly" in said
    assert not _lives(tmp_path / "worker")


LEAVER = """
import subprocess, sys, time
from tools.together import leave_when_killed, stop
leave_when_killed()
started = [subprocess.Popen([sys.executable, "-c", {0!r}], process_group=0)]
try:
    time.sleep(60)
except KeyboardInterrupt:
    sys.exit(130)
finally:
    stop(started)
"""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_tool_that_is_killed_stops_what_it_started(
    tmp_path: Path, number: signal.Signals
) -> None:
    code = LEAVER.format(SLEEPER.format(str(tmp_path / "server"), "time.sleep(60)"))
    tool = subprocess.Popen([sys.executable, "-c", code], cwd=ROOT)
    _wait_until((tmp_path / "server").exists)

    tool.send_signal(number)
    tool.send_signal(number)

    assert tool.wait(15) == 130
    assert not _lives(tmp_path / "server")


def test_a_taken_port_is_noticed() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        assert port_is_free(other.getsockname()[1]) is False
