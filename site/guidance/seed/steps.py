"""Who decides, the papers and the steps."""

from typing import Any

from guidance.models import Authority, AuthorityName, Document, Step
from guidance.seed.rows import REVIEW_ON, both, keyed, read, sync

#: Room between two neighbours, for what an editor puts in between.
GAP = 10


def load_authorities() -> dict[str, Authority]:
    rows = keyed("authorities.toml")
    fields = ("key", "name_en", "name_da", "desk_order")
    found = sync(Authority, [{k: r[k] for k in fields if k in r} for r in rows], by=["key"])
    earlier = [
        {"authority_id": found[row["key"]].pk, **name}
        for row in rows
        for name in row.get("earlier", [])
    ]
    sync(AuthorityName, earlier, by=["authority_id", "valid_to"])
    return found


def load_documents() -> dict[str, Document]:
    """A paper is known from where the first step that asks for it is."""
    steps = read("steps.toml")
    first_need: dict[str, dict[str, Any]] = {}
    for paper in read("papers.toml")["paper"]:
        for key in paper["documents"]:
            first_need.setdefault(key, steps[paper["step"]])
    rows = [
        {
            "key": row["key"],
            **both(row, "name", "detail"),
            "max_age_days": row.get("max_age_days"),
            "position": GAP * number,
            "source": first_need[row["key"]]["source"],
            "confidence": first_need[row["key"]]["confidence"],
            "review_on": REVIEW_ON,
        }
        for number, row in enumerate(keyed("documents.toml"), start=1)
    ]
    return sync(Document, rows, by=["key"])


def load_steps(
    authorities: dict[str, Authority], documents: dict[str, Document]
) -> dict[str, Step]:
    rows = keyed("steps.toml")
    pairs = enumerate(rows, start=1)
    steps = sync(Step, [_step(r, n, authorities, documents) for n, r in pairs], by=["key"])
    alternatives = [
        {"key": row["key"], "alternative_id": steps[row["alternative"]].pk}
        for row in rows
        if "alternative" in row
    ]
    sync(Step, alternatives, by=["key"])
    return steps


def _step(
    row: dict[str, Any],
    number: int,
    authorities: dict[str, Authority],
    documents: dict[str, Document],
) -> dict[str, Any]:
    authority, gives = authorities.get(row.get("authority", "")), row.get("gives")
    return {
        "key": row["key"],
        **both(row, "title", "advice", "lead_time", "employer", "where"),
        "authority_id": authority.pk if authority else None,
        "place": row.get("place", Step.Place.NO_VISIT.value),
        "needs_agreement": row.get("needs_agreement", False),
        "for_children": row.get("for_children", True),
        "gives_id": documents[gives].pk if gives else None,
        "position": GAP * number,
        "source": row["source"],
        "confidence": row["confidence"],
        "review_on": REVIEW_ON,
    }
