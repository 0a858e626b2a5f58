"""What students and mentors said of their six months, counted question by question."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from mentoring.models import Evaluation, Programme, Side
from vocabulary.few import FEWEST

CONTENT = 4  # of 5; from here on an answer counts as a yes
ASKED = ("satisfied", "match_fits", "goals_reached")


@dataclass(frozen=True)
class Share:
    """Who said yes, of those who answered; ``per_cent`` is None where fewer than five have."""

    yes: int = 0
    answers: int = 0

    @property
    def is_told(self) -> bool:
        return self.answers >= FEWEST

    @property
    def per_cent(self) -> int | None:
        """Half a per cent and more counts as a whole one."""
        return int(100 * self.yes / self.answers + 0.5) if self.is_told else None

    @property
    def words(self) -> str:
        if not self.answers:
            return "–"
        if not self.is_told:
            return _("fewer than 5 answers")
        return _("%(share)d %% of %(n)d") % {"share": self.per_cent, "n": self.answers}

    def __add__(self, other: "Share") -> "Share":
        return Share(self.yes + other.yes, self.answers + other.answers)


NOBODY = Share()
Shares = Mapping[tuple[str, str, str], Share]  # by moment, side and question


def shares_of(programmes: Iterable[Programme]) -> Shares:
    """One query. Whoever left a question out is not counted in it."""
    given = Evaluation.objects.filter(
        match__programme__in=list(programmes), answered_at__isnull=False
    )
    rows: Any = given.order_by().values("moment", "side").annotate(**_counted())
    return {
        (row["moment"], row["side"], question): Share(row[f"{question}_yes"], row[f"{question}_n"])
        for row in rows
        for question in (*ASKED, "would_again")
    }


def _counted() -> dict[str, Any]:
    numbers: dict[str, Any] = {}
    for question in ASKED:
        numbers[f"{question}_n"] = Count(question)
        numbers[f"{question}_yes"] = Count("pk", filter=Q(**{f"{question}__gte": CONTENT}))
    return numbers | {
        "would_again_n": Count("would_again"),
        "would_again_yes": Count("pk", filter=Q(would_again=True)),
    }


def at_the_end(shares: Shares) -> dict[str, dict[str, int]]:
    """Who was satisfied, by side, as it is kept: ``{"student": {"yes": 24, "answers": 27}, …}``."""
    found = {
        side: shares.get((Evaluation.Moment.END.value, side, "satisfied"), NOBODY)
        for side in Side.values
    }
    return {side: {"yes": each.yes, "answers": each.answers} for side, each in found.items()}
