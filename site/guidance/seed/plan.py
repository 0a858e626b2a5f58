"""The rows of the employers' plan to begin with."""

from guidance.models import PlanStep
from guidance.seed.rows import REVIEW_ON, both, keyed, sync

SOURCE = "Timeline of the employer guide; see the sources of the chapter"


def load_plan() -> dict[str, PlanStep]:
    given = ("who", "chapter", "kind", "unit", "anchor", "found", "family", "pay", "certified")
    rows = [
        {
            "key": row["key"],
            **both(row, "title", "why"),
            **{name: row.get(name, _default(name)) for name in (*given, *OTHERS)},
            "number": row["number"],
            "source": SOURCE,
            "confidence": PlanStep.Confidence.OFFICIAL_OLD.value,
            "review_on": REVIEW_ON,
        }
        for row in keyed("plan.toml")
    ]
    return sync(PlanStep, rows, by=["key"])


OTHERS = ("books", "citizenships", "at_least", "at_most")


def _default(name: str) -> object:
    return PlanStep._meta.get_field(name).get_default()  # type: ignore[union-attr]
