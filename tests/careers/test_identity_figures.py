"""How much the identity gate catches and misses, on cases that were written by somebody who had not
seen it, while its author had not seen them. docs/anonymity.md tells these figures."""

import json
from collections import Counter
from pathlib import Path

import pytest

from careers.identity import Profile, check

CASES = [
    json.loads(line)
    for line in Path(__file__).with_name("identity_cases.jsonl").read_text().splitlines()
]
DOCUMENT = Path("docs/anonymity.md").read_text()


@pytest.fixture(scope="module")
def held() -> Counter[str]:
    """How many of each class the gate holds."""
    return Counter(
        case["class"]
        for case in CASES
        if check(Profile.from_json(case["profile"]), case["text"]).held
    )


def test_every_case_is_another_text() -> None:
    assert len({case["text"] for case in CASES}) == len(CASES) == 361


@pytest.mark.parametrize("kind", ["direct", "indirect", "clean"])
def test_the_document_tells_the_figures_as_they_are(kind: str, held: Counter[str]) -> None:
    of = sum(case["class"] == kind for case in CASES)

    assert f"| {kind} | {of} | {held[kind]} |" in DOCUMENT
