"""How the tools speak: headings, skipped steps, and what a missing program means."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic


class Missing(Exception):
    """A program that a step needs is not on this machine; the text names the cure."""


def on_ci() -> bool:
    """On a build machine everything is installed, so that nothing may be skipped."""
    return os.environ.get("CI", "").lower() not in {"", "0", "false"}


def say(text: str) -> None:
    print(text, flush=True)


def heading(text: str) -> None:
    bold, plain = ("\033[1m", "\033[0m") if sys.stdout.isatty() else ("", "")
    say(f"\n{bold}== {text} =={plain}")


def seconds(duration: float) -> str:
    """63.4 -> '1 min 3 s'."""
    minutes, rest = divmod(round(duration), 60)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"


@contextmanager
def timed(text: str) -> Iterator[None]:
    """Say what is being done, and how long it took."""
    print(f"{text} … ", end="", flush=True)
    start = monotonic()
    yield
    say(f"{monotonic() - start:.1f} s")
