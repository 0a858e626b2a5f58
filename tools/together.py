"""Programs that live and die together: when one ends, or Ctrl-C comes, all are stopped."""

import http.client
import os
import signal
import subprocess
from collections.abc import Mapping
from contextlib import suppress
from time import monotonic, sleep
from types import FrameType

from tools.console import say

PATIENCE = 10.0  # seconds between asking a program to stop and making it
LOOK = 0.1  # seconds
LIKE_CTRL_C = (signal.SIGTERM, signal.SIGHUP)


class Asked:
    """Whether somebody wants us to stop: Ctrl-C, `kill`, or the terminal closing."""

    def __init__(self) -> None:
        self.by: int | None = None
        for name in (signal.SIGINT, *LIKE_CTRL_C):
            signal.signal(name, self._note)

    def _note(self, number: int, frame: FrameType | None) -> None:
        self.by = number


def leave_when_killed() -> None:
    """From now on `kill`, or the terminal closing, is answered like Ctrl-C: by leaving, which
    stops what was started. Once asked, nothing interrupts the stopping."""
    for name in LIKE_CTRL_C:
        signal.signal(name, _leave)


def _leave(number: int, frame: FrameType | None) -> None:
    for name in LIKE_CTRL_C:
        signal.signal(name, signal.SIG_IGN)
    raise KeyboardInterrupt


def run_together(
    commands: Mapping[str, list[str]], *, at: tuple[str, int] | None = None, ready: str = ""
) -> int:
    """Run until one ends or we are asked to stop; say `ready` once the site answers at `at`.

    Returns 0 when asked to stop, else 1: none of them is meant to end by itself.
    """
    asked = Asked()
    # Groups of their own, so that Ctrl-C reaches them through us alone, once, in order.
    running = {
        name: subprocess.Popen(command, process_group=0) for name, command in commands.items()
    }
    try:
        while asked.by is None:
            ended = [name for name, process in running.items() if process.poll() is not None]
            if ended:
                say(f"The {ended[0]} ended unexpectedly, so everything is stopped.")
                return 1
            if ready and at and answers(at):
                say(ready)
                ready = ""
            sleep(LOOK)
        say("\nStopping …")
        return 0
    finally:
        stop(list(running.values()))


def answers(at: tuple[str, int]) -> bool:
    """Whether the site is up: the port alone is open before the code behind it is loaded."""
    connection = http.client.HTTPConnection(*at, timeout=2)
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status == http.HTTPStatus.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def stop(processes: list[subprocess.Popen[bytes]]) -> None:
    """Ask each group to end its work in hand, then insist."""
    for process in processes:
        _signal_group(process, signal.SIGTERM)
    deadline = monotonic() + PATIENCE
    for process in processes:
        with suppress(subprocess.TimeoutExpired):
            process.wait(max(0.0, deadline - monotonic()))
        _signal_group(process, signal.SIGKILL)
        process.wait()


def _signal_group(process: subprocess.Popen[bytes], number: signal.Signals) -> None:
    with suppress(ProcessLookupError):
        os.killpg(process.pid, number)
