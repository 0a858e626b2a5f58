"""On whose list each step and each paper is."""

from typing import Any

from guidance.models import Condition, Document, DocumentRule, Step, StepDeadline, StepRule
from guidance.relative_dates import Anchor
from guidance.seed.rows import REVIEW_ON, both, read, sync

CONDITION = ("citizenships", "purposes", "family", "valid_from")


def load_step_rules(steps: dict[str, Step]) -> None:
    file = read("rules.toml")
    rows = [
        {
            "step_id": steps[rule["step"]].pk,
            **_condition(rule, file["purposes"]),
            **both(rule, "note"),
            "optional": rule.get("optional", False),
            "source": steps[rule["step"]].source,
            "confidence": rule.get("confidence", steps[rule["step"]].confidence),
            "review_on": REVIEW_ON,
        }
        for rule in file["rule"]
    ]
    by = ("step_id", *CONDITION)
    rules = sync(StepRule, rows, by=by)
    wanted: dict[int, set[int]] = {}
    for rule, row in zip(file["rule"], rows, strict=True):
        after = wanted.setdefault(rules[_key(row, by)].pk, set())
        after |= {steps[key].pk for key in rule.get("after", [])}
    _load_order(wanted)


def _key(row: dict[str, Any], by: tuple[str, ...]) -> tuple[Any, ...]:
    return tuple(tuple(v) if isinstance(v := row[name], list) else v for name in by)


def _load_order(wanted: dict[int, set[int]]) -> None:
    """What comes after what, for many rules in three queries."""
    through = StepRule.requires.through
    rows = through._default_manager.filter(steprule_id__in=wanted)
    known = set(rows.values_list("steprule_id", "step_id"))
    pairs = {(rule, step) for rule, steps in wanted.items() for step in steps}
    if known != pairs:
        rows.delete()
        links = [through(steprule_id=rule, step_id=step) for rule, step in sorted(pairs)]
        through._default_manager.bulk_create(links)


def load_document_rules(steps: dict[str, Step], documents: dict[str, Document]) -> None:
    file = read("papers.toml")
    rows = [
        {
            "step_id": steps[paper["step"]].pk,
            "document_id": documents[key].pk,
            **_condition(paper, {}),
            **both(file["only_if"].get(paper.get("only_if"), {}), "only_if"),
            "source": steps[paper["step"]].source,
            "confidence": steps[paper["step"]].confidence,
            "review_on": REVIEW_ON,
        }
        for paper in file["paper"]
        for key in paper["documents"]
    ]
    sync(DocumentRule, rows, by=("step_id", "document_id", *CONDITION))


def load_deadlines(steps: dict[str, Step]) -> None:
    rows = [
        {
            "step_id": steps[deadline["step"]].pk,
            **_condition(deadline, {}),
            **both(deadline, "note"),
            **{name: deadline[name] for name in ("kind", "number", "unit")},
            "anchor": deadline.get("anchor", Anchor.ARRIVAL.value),
            "source": steps[deadline["step"]].source,
            "confidence": steps[deadline["step"]].confidence,
            "review_on": REVIEW_ON,
        }
        for deadline in read("deadlines.toml")["deadline"]
    ]
    sync(StepDeadline, rows, by=("step_id", "kind", *CONDITION))


def _condition(rule: dict[str, Any], sets: dict[str, list[str]]) -> dict[str, Any]:
    purposes = rule.get("purposes", [])
    return {
        "citizenships": rule.get("groups", []),
        "purposes": sets[purposes] if isinstance(purposes, str) else purposes,
        "family": rule.get("family", Condition.Family.ANY.value),
        "valid_from": None,
    }
