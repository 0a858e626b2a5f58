"""What each database does in its own way: keeping words, and asking for them."""

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from datetime import date
from types import ModuleType
from typing import Any, Protocol, cast

from django.db.backends.utils import CursorWrapper

from careers.finding.document import Document
from careers.finding.engines import postgres, sqlite
from careers.finding.tags import Cells
from careers.finding.text import Clause, Phrase
from careers.models import Findable

Condition = tuple[str, list[Any]]

_ENGINES: dict[str, ModuleType] = {"postgresql": postgres, "sqlite": sqlite}


class Engine(Protocol):
    """The two modules have the same functions."""

    CELLS: str  # SQL of the cells of all rows in one value, which is far less work than rows

    def read_cells(self, value: Any) -> Cells:
        """What that value holds; None where there is nobody."""

    def asking(self) -> AbstractContextManager[CursorWrapper]:
        """A cursor for one question."""

    def put(self, rows: Iterable[tuple[Findable, Document]]) -> None:
        """Insert what is not there."""

    def condition(self, clauses: Iterable[Clause]) -> Condition:
        """SQL about ``careers_findable``, true where all of them are, and its parameters."""

    def count_each(
        self,
        questions: Sequence[tuple[Iterable[Clause], str]],
        places: tuple[int, int],
        today: date,
    ) -> list[int]:
        """How many fit each, not blocking that CVR, of those from one place until before another.

        What the people cost, whom it copies for it, is made up for by many questions.
        """

    def ranking(self, phrases: Iterable[Phrase]) -> Condition:
        """SQL of a number, higher where the words are nearer to the point. It is of her own words
        alone: how many others have them, a company that some have blocked is not to learn. At
        least one of the phrases is wanted."""


def engine(vendor: str) -> Engine:
    return cast(Engine, _ENGINES[vendor])
