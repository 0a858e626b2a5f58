"""Every sentence about the demo's pairs and its unmatched students follows from the numbers.

The demo's people are matched as ``make demo`` does, then each sentence is worked out again here
from the frozen answers, the scores and the matching itself, by other ways than the board's.
"""

import re
from dataclasses import replace

import numpy as np
import pytest
from django.utils import timezone

from mentoring.demo import board, programmes
from mentoring.demo.people import People
from mentoring.matching import NO_PAIR, Instance, match_staged
from mentoring.matching.proof import is_proven
from mentoring.models import MatchRun, Programme
from mentoring.proposing.cast import Cast
from mentoring.proposing.explained import Explained
from mentoring.proposing.rows import rows_of
from tests.mentoring.expected_words import expected_words
from tests.personas import person

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def run(module_db: None) -> MatchRun:
    """The demo's."""
    who = [person(name, password=None) for name in ("student", "mentor", "coordinator", "pam")]
    made = programmes.load(timezone.localdate(), People(*who))
    board.load(made[Programme.State.MATCHING], People(*who))
    return MatchRun.objects.get(number=1)


@pytest.fixture(scope="module")
def explained(run: MatchRun) -> Explained:
    return Explained.of(run, Cast(run))


def test_the_demo_s_run_is_of_forty_students_and_proven(explained: Explained) -> None:
    assert explained.instance.scores.shape == (40, 46)
    assert explained.run.result["matched"] + len(explained.run.result["unmatched"]) == 40
    assert is_proven(explained.instance, explained.result)


def test_all_words_of_all_pairs_follow_from_the_answers(run: MatchRun) -> None:
    checked = 0
    for row in rows_of(run, run.result["pairs"], Cast(run)):
        student = run.frozen["students"][str(row.student.key)]
        mentor = run.frozen["mentors"][str(row.mentor.key)]
        expected = expected_words(student, mentor, row.mentor.key)
        assert {part.label: part.words for part in row.parts} == {
            str(label): words for label, (words, _points) in expected.items()
        }
        assert [part.points for part in row.parts] == [points for _, points in expected.values()]
        weight = sum(part.weight for part in row.parts)
        total = sum(part.points * part.weight for part in row.parts) * 10 / weight
        assert abs(row.score - total) <= 0.5
        checked += 1
    assert checked == run.result["matched"] > 30


def test_who_has_no_mentor_is_told_why_and_what_would_help(explained: Explained) -> None:
    alone = explained.alone()
    instance = explained.instance

    assert [one.student.key for one in alone] == explained.run.result["unmatched"] != []
    for one in alone:
        row = instance.scores[instance.students.index(one.student.key)]
        allowed = np.flatnonzero(row != NO_PAIR)
        assert one.why == {
            0: "Rules keep this student apart from all mentors: most often, no language at B1 or "
            "above in common.",
            1: "The places of the one mentor who could take this student are taken.",
        }.get(len(allowed), f"The places of all {len(allowed)} mentors who could take this "
              "student are taken.")  # fmt: skip
        for help_ in one.helps:
            assert _matched_after(explained, help_) == len(explained.result.pairs) + 1


def _matched_after(explained: Explained, help_: str) -> int:
    """Does what the sentence says, for the first who is named, and matches again."""
    instance, cast = explained.instance, explained.cast
    more = re.fullmatch(r"One more place with (.+?)(, .+| or .+)?\.", help_)
    assert more, f"No way to check: {help_}"
    names = [mentor.name for mentor in cast.mentors(instance.mentors)]
    capacity = instance.capacity.copy()
    capacity[names.index(more[1])] += 1
    return len(match_staged(replace(instance, capacity=capacity)).pairs)


def test_where_to_recruit_promises_no_more_than_it_brings(explained: Explained) -> None:
    instance, result = explained.instance, explained.result
    names = {
        f"{mentor.name} ({mentor.of})": number
        for number, mentor in enumerate(explained.cast.mentors(instance.mentors))
    }
    told = explained.recruit()

    assert told
    for words in told:
        found = re.fullmatch(r"One more mentor like (.+): (.+)\.", words)
        assert found, f"No way to check: {words}"
        capacity = instance.capacity.copy()
        capacity[names[found[1]]] += 1
        after = match_staged(replace(instance, capacity=capacity))
        if found[2] == "one more student would have a mentor":
            assert len(after.pairs) == len(result.pairs) + 1
        elif points := re.fullmatch(r"up to ([\d,]+) points more in all", found[2]):
            assert 0 <= after.total - result.total <= int(points[1].replace(",", ""))


def test_why_not_is_answered_by_what_it_would_cost(explained: Explained) -> None:
    """For each student the mentor who would be best; what it would cost is matched again."""
    instance, result = explained.instance, explained.result
    has = dict(result.pairs)
    asked = 0
    for student, mentor in enumerate(instance.scores.argmax(axis=1).tolist()):
        told = explained.why_not(instance.students[student], instance.mentors[mentor])
        if has.get(student) == mentor:
            assert told.words == ["They are a pair in this run."]
            continue
        asked += 1
        assert told.score == instance.scores[student, mentor]
        _check_themselves(told.words[0], explained, student, mentor)
        _check_cost(told.words[-1], explained, (student, mentor))
    assert asked > 3


def _check_themselves(words: str, explained: Explained, student: int, mentor: int) -> None:
    instance, has = explained.instance, dict(explained.result.pairs)
    together = f"{instance.scores[student, mentor]:,}"
    if student not in has:
        assert words == (f"Together they would have {together} points; the student has nobody now.")
        return
    now = int(instance.scores[student, has[student]])
    name = explained.cast.mentor(instance.mentors[has[student]])
    more = "more" if instance.scores[student, mentor] > now else "not more"
    assert (
        words == f"Together they would have {together} points, {more} than with {name} ({now:,})."
    )


def _check_cost(words: str, explained: Explained, pair: tuple[int, int]) -> None:
    before = explained.result
    after = match_staged(replace(explained.instance, locked=(pair,)))
    fewer = len(before.pairs) - len(after.pairs)
    if fewer:
        assert words.endswith(
            ("student fewer would have a mentor.", "students fewer would have a mentor.")
        )
        assert f" {fewer} student" in words
    elif after.worst != before.worst:
        assert words == f"The worst pair of all would then have {after.worst:,} points."
    elif after.total != before.total:
        lost = before.total - after.total
        assert words == f"It would cost the programme {lost:,} points of the whole."
    else:
        assert words == "It would cost the programme nothing: the order of the ids decided."


def test_a_rule_is_the_answer_where_one_keeps_two_apart(explained: Explained) -> None:
    students, mentors = explained.run.frozen["students"], explained.run.frozen["mentors"]
    banned = explained.run.frozen["rules"]["banned"]
    said = set()
    for s, m in zip(*np.nonzero(explained.instance.scores == NO_PAIR), strict=True):
        student, mentor = explained.instance.students[s], explained.instance.mentors[m]
        one, other = students[str(student)], mentors[str(mentor)]
        if [student, mentor] in [pair[:2] for pair in banned]:
            expected = "They are not to be paired: They know or work with one another."
        elif not any(
            min(level, other["languages"].get(code, 0)) >= 3
            for code, level in one["languages"].items()
        ):
            expected = "They have no language in common at B1 or above."
        elif one["degree"] in other["not_degrees"]:
            expected = "The mentor does not take students of this degree."
        else:
            assert one["study_kind"] in other["not_study_kinds"]
            expected = "The mentor does not take students of this kind of studies."
        if len(said) < 4 and expected not in said:
            assert explained.why_not(student, mentor).words == [expected]
        said.add(expected)
    assert len(said) == 4


def test_who_would_rather_have_each_other_would_both_gain(explained: Explained) -> None:
    instance, has = explained.instance, dict(explained.result.pairs)
    told = explained.tempted()

    assert told
    for one in told:
        s, m = instance.students.index(one.student.key), instance.mentors.index(one.mentor.key)
        assert one.score == instance.scores[s, m] > _now(instance, has, s)
        seated = [instance.scores[other, m] for other, mentor in has.items() if mentor == m]
        full = len(seated) >= instance.capacity[m]
        assert not full or one.score > min(seated)
        if s in has:
            gain = one.score - _now(instance, has, s)
            assert f"{gain:,} points less" in one.words


def _now(instance: Instance, has: dict[int, int], student: int) -> int:
    return int(instance.scores[student, has[student]]) if student in has else -1
