"""Both of a pair, the clock and two coordinators at the same moment, on real connections."""

from collections import Counter
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from mentoring.agreeing import lapsing
from mentoring.agreeing.answering import answer
from mentoring.applying import sending
from mentoring.models import CheckIn, Match, MentorApplication, Programme, Side
from mentoring.pairs.ending import end
from mentoring.repairing import choosing
from mentoring.repairing.ways import ways_of
from outbox.models import Message
from tests.events.test_races import at_once
from tests.mentoring import people, proposals
from tests.races import outcome

pytestmark = pytest.mark.race

State = Match.State
ROUNDS = 4


def all_at_once(*acts: Callable[[], str]) -> list[str]:
    return at_once(lambda number: acts[number](), len(acts), connections=len(acts))


@pytest.fixture
def programme(transactional_db: None) -> Programme:
    return proposals.programme()


def proposed(of: Programme) -> Match:
    student, mentor = people.accepted_student(of), people.accepted_mentor(of)
    return proposals.propose_to(of, student.pk, mentor.pk)


def taken(match: Match) -> int:
    return MentorApplication.objects.get(pk=match.mentor_id).taken


def test_a_yes_from_both_at_once_begins_the_pair_once(programme: Programme) -> None:
    match = proposed(programme)

    answers = all_at_once(
        *(lambda side=side: outcome(answer, match.pk, side, True) for side in [*Side] * 3)
    )

    match.refresh_from_db()
    assert set(answers) == {"done"}
    assert (match.state, taken(match)) == (State.ACTIVE, 1)
    assert Message.objects.filter(kind__startswith="mentoring.began").count() == 2
    asked = CheckIn.objects.filter(match=match).values_list("side", "moment")
    assert len(asked) == len(set(asked)) > 0


def test_the_last_yes_against_a_no_is_one_or_the_other(programme: Programme) -> None:
    for _round in range(ROUNDS):
        match = proposed(programme)
        answer(match.pk, Side.STUDENT, True)

        answers = all_at_once(
            lambda pk=match.pk: outcome(answer, pk, Side.MENTOR, True),
            lambda pk=match.pk: outcome(answer, pk, Side.STUDENT, False, "time"),
        )

        match.refresh_from_db()
        begun = answers == ["done", "HasBegun"]
        assert begun or answers == ["Fell", "done"]
        assert match.state == (State.ACTIVE if begun else State.DECLINED)
        assert taken(match) == int(begun)


def test_a_yes_at_the_last_moment_counts_or_is_too_late(programme: Programme) -> None:
    for _round in range(ROUNDS):
        match = proposed(programme)
        answer(match.pk, Side.STUDENT, True)
        soon = timezone.now() + timedelta(milliseconds=30)
        Match.objects.filter(pk=match.pk).update(answer_by=soon)

        answers = all_at_once(
            lambda pk=match.pk: outcome(answer, pk, Side.MENTOR, True),
            lambda: outcome(lapse_often),
        )
        lapsing.lapse_all()

        match.refresh_from_db()
        begun = answers[0] == "done"
        assert answers[0] in ("done", "OutOfTime")
        assert match.state == (State.ACTIVE if begun else State.LAPSED)
        assert taken(match) == int(begun)


def lapse_often() -> None:
    for _time in range(8):
        lapsing.lapse_all()


def test_of_two_repairs_at_once_one_is_done(programme: Programme) -> None:
    """Two students without a mentor, and one place."""
    students = [people.accepted_student(programme) for _n in range(2)]
    people.accepted_mentor(programme)
    keys = [ways_of(programme, [student.pk]).ways[0].key for student in students]
    clara = programme.coordinator

    answers = all_at_once(
        *(
            lambda student=student, key=key: outcome(
                choosing.repair, programme.pk, [student.pk], key, clara
            )
            for student, key in zip(students, keys, strict=True)
        )
    )

    assert Counter(answers) == {"done": 1, "Changed": 1}
    assert Match.objects.standing().count() == programme.mentors.get().taken == 1


def test_one_way_chosen_twice_at_once_is_done_once(programme: Programme) -> None:
    student = people.accepted_student(programme)
    people.accepted_mentor(programme)
    key = ways_of(programme, [student.pk]).ways[0].key
    by = programme.coordinator

    answers = all_at_once(
        *[lambda: outcome(choosing.repair, programme.pk, [student.pk], key, by)] * 4
    )

    assert answers == ["done"] * 4
    assert Match.objects.count() == 1


def test_ending_and_withdrawing_at_once_give_each_place_back_once(programme: Programme) -> None:
    mentor = people.accepted_mentor(programme, capacity=3)
    pairs = [
        proposals.propose_to(programme, people.accepted_student(programme).pk, mentor.pk)
        for _n in range(3)
    ]
    proposals.both_say_yes(pairs[0])

    all_at_once(
        lambda: outcome(sending.withdraw, Side.MENTOR, mentor.pk),
        lambda: outcome(end, pairs[0].pk, side=Side.STUDENT, why="time"),
        lambda: outcome(answer, pairs[1].pk, Side.STUDENT, False, "time"),
        lambda: outcome(sending.withdraw, Side.STUDENT, pairs[2].student_id),
    )

    assert not Match.objects.standing().exists()
    mentor.refresh_from_db()
    assert (mentor.taken, mentor.state) == (0, "withdrawn")
