from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from django.utils import timezone

from outbox.letters import KINDS, Letter, Renderer


@dataclass
class Writer:
    """A kind of mail for one test; about some numbers it cannot tell, or has nothing to."""

    write: Renderer | None = None
    fails: set[int] = field(default_factory=set)
    nothing_to_tell: set[int] = field(default_factory=set)


@pytest.fixture
def writer(monkeypatch: pytest.MonkeyPatch) -> Writer:
    made = Writer()

    def note(pk: int) -> Letter | None:
        if pk in made.fails:
            raise ConnectionError("the mail server is away")
        if pk in made.nothing_to_tell:
            return None
        return Letter(f"n{pk}@example.com", "en", "accounts/welcome", {"user": {"first_name": pk}})

    note.kind = "tests.note"
    monkeypatch.setitem(KINDS, "tests.note", note)
    made.write = note
    return made


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Put the clock forward: ``later(minutes=5)``, counted from the real time."""
    real = timezone.now

    def move(**by: float) -> None:
        monkeypatch.setattr(timezone, "now", lambda: real() + timedelta(**by))

    return move
