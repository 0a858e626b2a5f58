"""The words of the glossary to begin with."""

from guidance.models import GlossaryTerm
from guidance.seed.rows import both, keyed, sync


def load_glossary() -> dict[str, GlossaryTerm]:
    rows = [
        {"key": row["key"].replace("_", "-"), **both(row, "word", "also", "meaning")}
        for row in keyed("glossary.toml")
    ]
    return sync(GlossaryTerm, rows, by=["key"])
