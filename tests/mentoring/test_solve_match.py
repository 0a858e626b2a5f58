"""`manage.py solve_match FILE`."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

SMALL: dict[str, Any] = {
    "students": [{"id": "ana", "university": "DTU"}, {"id": "bo", "university": "DTU"}],
    "mentors": [{"id": 1, "partner": "IDA", "capacity": 1}, {"id": 2, "capacity": 1}],
    "partners": [{"id": "IDA", "lower": 1, "upper": 1}],
    "pairs": [["ana", 1, 9000], ["ana", 2, 8000], ["bo", 1, 8000], ["bo", 2, 2000]],
}


def solved(tmp_path: Path, data: Any) -> Any:
    file = tmp_path / "instance.json"
    file.write_text(data if isinstance(data, str) else json.dumps(data))
    out = StringIO()
    call_command("solve_match", str(file), stdout=out)
    return json.loads(out.getvalue())


def test_it_prints_pairs_by_id(tmp_path: Path) -> None:
    answer = solved(tmp_path, SMALL)

    assert answer.pop("seconds") >= 0
    assert answer == {
        "pairs": [["ana", 2], ["bo", 1]],
        "unmatched": [],
        "matched": 2,
        "worst": 8000,
        "total": 16000,
        "optimal": True,
    }


def test_total_looks_at_the_sum_and_not_at_the_worst(tmp_path: Path) -> None:
    pairs = [["ana", 1, 9000], ["ana", 2, 5000], ["bo", 1, 5000], ["bo", 2, 2000]]

    staged = solved(tmp_path, SMALL | {"pairs": pairs, "objective": "staged"})
    total = solved(tmp_path, SMALL | {"pairs": pairs, "objective": "total"})

    assert (staged["worst"], staged["total"]) == (5000, 10_000)
    assert (total["worst"], total["total"]) == (2000, 11_000)


def test_who_is_left_is_said(tmp_path: Path) -> None:
    answer = solved(tmp_path, SMALL | {"pairs": [["ana", 1, 0]]})

    assert answer["unmatched"] == ["bo"]
    assert (answer["matched"], answer["worst"], answer["optimal"]) == (1, 0, True)


def test_nobody_at_all(tmp_path: Path) -> None:
    answer = solved(tmp_path, {"students": [], "mentors": [], "pairs": []})

    assert (answer["pairs"], answer["worst"], answer["optimal"]) == ([], None, True)


def test_locked_pairs_stay(tmp_path: Path) -> None:
    assert solved(tmp_path, SMALL | {"locked": [["bo", 2]]})["pairs"] == [["ana", 1], ["bo", 2]]


def test_what_is_short_is_said(tmp_path: Path) -> None:
    answer = solved(tmp_path, SMALL | {"partners": [{"id": "IDA", "lower": 2, "upper": 3}]})

    assert answer == {"infeasible": ["partner IDA: at least 2, but at most 1 possible"]}


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ("{", "cannot be read as JSON"),
        ("[]", "must be an object"),
        ("{}", "students is missing"),
        (SMALL | {"objective": "most"}, "most"),
        (SMALL | {"objective": []}, "Not an instance"),
        (SMALL | {"pairs": [["ana", 1, 10_001]]}, "from 0 to 10000, not 10001"),
        (SMALL | {"pairs": [["ana", 1, 0.5]]}, "whole number"),
        (SMALL | {"pairs": [["ana", 1]]}, "must be a list of 3"),
        (SMALL | {"pairs": [["ana", 7, 1]]}, "mentor 7, who is not listed"),
        (SMALL | {"locked": [["cy", 1]]}, "student cy, who is not listed"),
        (SMALL | {"students": [{"id": "ana"}, {"id": "ana"}]}, "more than once: ana"),
        (SMALL | {"students": [{"name": "ana"}]}, "needs an id"),
        (SMALL | {"mentors": [{"id": 1, "capacity": -1}, {"id": 2}]}, "capacity of mentor 1"),
        (
            SMALL | {"mentors": [{"id": 1, "partner": ["IDA"]}, {"id": 2}]},
            "partner of 1 must be an id",
        ),
        (SMALL | {"partners": "IDA"}, "partners must be a list"),
    ],
)
def test_a_file_that_is_no_instance_is_told_why(tmp_path: Path, data: Any, words: str) -> None:
    with pytest.raises(CommandError, match="(?s)" + words):
        solved(tmp_path, data)


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("solve_match", str(tmp_path / "none.json"))
