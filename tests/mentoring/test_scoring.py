"""Points, hard rules and words; and that the table says the same as one pair at a time."""

import random
from dataclasses import replace

import numpy as np
import pytest

from mentoring.models.lists import (
    Criterion,
    Degree,
    Goal,
    Industry,
    Meets,
    Side,
    StudyKind,
    Time,
    usual_weights,
)
from mentoring.scoring import (
    Apart,
    MentorAnswers,
    StudentAnswers,
    all_reasons,
    apart,
    facts_of,
    points_of,
    reasons,
    score,
)
from mentoring.scoring.related import RELATED
from mentoring.scoring.table import APART, score_all
from vocabulary.education import EducationField

STUDENT = StudentAnswers(
    id=1,
    study_field="07",
    degree="master",
    study_kind="full",
    languages={"en": 5, "da": 2},
    times=("evenings", "weekends"),
    meets="in_person",
    industries=("energy", "it"),
    goals=("student_job", "network", "culture"),
    wishes=(8, 7),
)
MENTOR = MentorAnswers(
    id=7,
    study_field="07",
    languages={"da": 7, "en": 4},
    times=("evenings",),
    meets="either",
    industry="energy",
    helps_with=("student_job", "culture"),
)


def _points(student: StudentAnswers = STUDENT, mentor: MentorAnswers = MENTOR) -> dict[str, int]:
    return points_of(facts_of(student, mentor))


def test_each_criterion_has_its_points() -> None:
    assert _points() == {
        "field": 1000,
        "industry": 1000,
        "goals": 667,
        "language": 600,
        "times": 700,
        "student_wish": 800,
    }


@pytest.mark.parametrize(
    ("criterion", "change", "points"),
    [
        ("field", {"study_field": "06"}, 500),
        ("field", {"study_field": "09"}, 0),
        ("field", {"study_field": ""}, 500),
        ("industry", {"industry": "health"}, 0),
        ("goals", {"helps_with": ("thesis",)}, 0),
        ("language", {"languages": {"en": 7}}, 800),
        ("language", {"languages": {"da": 7}}, 0),
        ("times", {"meets": "online"}, 500),
        ("times", {"times": ("mornings",)}, 200),
        ("times", {"times": ("evenings", "weekends")}, 900),
        ("student_wish", {"id": 8}, 1000),
        ("student_wish", {"id": 9}, 0),
    ],
)
def test_another_mentor_has_other_points(criterion: str, change: dict, points: int) -> None:
    assert _points(mentor=replace(MENTOR, **change))[criterion] == points


@pytest.mark.parametrize(
    ("criterion", "change"),
    [("industry", {"industries": ()}), ("goals", {"goals": ()}), ("student_wish", {"wishes": ()})],
)
def test_what_a_student_leaves_open_counts_half(criterion: str, change: dict) -> None:
    assert _points(replace(STUDENT, **change))[criterion] == 500


def test_the_total_is_the_weighted_mean_of_ten_thousand() -> None:
    assert score(STUDENT, MENTOR, {"goals": 2, "language": 1}).total == 6447  # (2·667 + 600) / 3
    assert score(STUDENT, MENTOR, {"field": 5}).total == 10_000


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({}, None),
        ({"languages": {"en": 2, "da": 7}}, Apart.LANGUAGE),
        ({"not_degrees": ("master",)}, Apart.DEGREE),
        ({"not_study_kinds": ("full",)}, Apart.STUDY_KIND),
    ],
)
def test_hard_rules_keep_people_apart(change: dict, rule: Apart | None) -> None:
    assert apart(STUDENT, replace(MENTOR, **change)) == rule


def test_a_ban_keeps_two_people_apart_and_nobody_else() -> None:
    assert apart(STUDENT, MENTOR, {(1, 7)}) == Apart.BANNED
    assert apart(STUDENT, MENTOR, {(1, 8), (2, 7)}) is None


def test_everybody_at_once_has_the_points_of_one_at_a_time() -> None:
    """More students than are looked at together, so that a seam is among them."""
    chance = random.Random(5)
    students = [_some_student(chance, n) for n in range(520)]
    mentors = [_some_mentor(chance, n) for n in range(40)]
    banned = {(chance.randrange(520), chance.randrange(40)) for _ in range(300)}
    weights = usual_weights() | {"times": 0}

    table = score_all(students, mentors, weights, banned)

    single = [
        [APART if apart(s, m, banned) else score(s, m, weights).total for m in mentors]
        for s in students
    ]
    assert table.dtype == np.int16
    assert table.tolist() == single
    assert 0.05 < (table == APART).mean() < 0.95


def test_there_may_be_nobody() -> None:
    assert score_all([], [MENTOR], usual_weights()).shape == (0, 1)
    assert score_all([STUDENT], [], usual_weights()).shape == (1, 0)


def test_related_fields_are_pairs_of_different_ones_with_their_borders_named() -> None:
    assert all(len(pair) == 2 and pair <= set(EducationField.values) for pair in RELATED)
    for pair, why in RELATED.items():
        named = {code[:2] for code in why.replace(",", " ").replace(";", " ").split()}
        assert pair <= named, why


def test_reasons_are_told_to_each_in_turn_the_weightiest_first() -> None:
    weights = {"goals": 4, "field": 3, "student_wish": 0}

    assert reasons(STUDENT, MENTOR, weights, Side.STUDENT) == [
        "The same field: Engineering, manufacturing and construction",
        "You want this, and your mentor likes to help with it: "
        "Find a student job, Understand Danish working life",
    ]
    assert "The student wants what you like to help with" in " ".join(
        reasons(STUDENT, MENTOR, weights, Side.MENTOR)
    )


def test_what_was_left_open_or_does_not_fit_is_no_reason() -> None:
    stranger = MentorAnswers(id=9, study_field="09", languages={"en": 4}, industry="health")

    assert reasons(STUDENT, stranger, usual_weights()) == [
        "A language together: English, both at B2 or better"
    ]


def test_every_number_has_its_words() -> None:
    """Whatever people answer: the words of a criterion tell its points apart."""
    chance = random.Random(7)
    said: dict[str, dict[str, set[int]]] = {criterion: {} for criterion in Criterion.values}
    for n in range(400):
        student, mentor = _some_student(chance, n), _some_mentor(chance, n % 40)
        points = _points(student, mentor)
        for criterion, words in all_reasons(student, mentor).items():
            said[criterion].setdefault(words, set()).add(points[criterion])
    unclear = {
        criterion: words
        for criterion in ("field", "industry", "language", "student_wish")
        for words, points in said[criterion].items()
        if len(points) > 1
    }
    assert unclear == {}


def _some_student(chance: random.Random, number: int) -> StudentAnswers:
    return StudentAnswers(
        id=number,
        study_field=chance.choice(["", *EducationField.values]),
        degree=chance.choice(Degree.values),
        study_kind=chance.choice(StudyKind.values),
        languages=_languages(chance),
        times=_some(chance, Time.values),
        meets=chance.choice(["", *Meets.values]),
        industries=_some(chance, Industry.values),
        goals=_some(chance, Goal.values),
        wishes=tuple(chance.sample(range(45), chance.choice([0, 0, 3, 5]))),
    )


def _some_mentor(chance: random.Random, number: int) -> MentorAnswers:
    return MentorAnswers(
        id=number,
        study_field=chance.choice(["", *EducationField.values]),
        languages=_languages(chance),
        times=_some(chance, Time.values),
        meets=chance.choice(["", *Meets.values]),
        industry=chance.choice(["", *Industry.values]),
        helps_with=_some(chance, Goal.values),
        not_degrees=_some(chance, Degree.values)[:1],
        not_study_kinds=chance.choice([(), ("exchange",)]),
    )


def _some(chance: random.Random, values: list[str]) -> tuple[str, ...]:
    return tuple(chance.sample(values, chance.randint(0, min(4, len(values)))))


def _languages(chance: random.Random) -> dict[str, int]:
    return {code: chance.randint(1, 7) for code in _some(chance, ["en", "da", "de", "uk", "pl"])}
