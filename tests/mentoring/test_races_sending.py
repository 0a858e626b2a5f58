"""Coordinators who match and send at the same moment, on real connections."""

from collections import Counter

import pytest

from accounts.models import User
from mentoring.agreeing import places
from mentoring.models import Match, MatchRun, Programme
from mentoring.proposing import asking, job, sending
from tests.events.test_races import at_once
from tests.mentoring import people

pytestmark = pytest.mark.race


@pytest.fixture
def programme(transactional_db: None) -> Programme:
    made = people.open_programme(state=Programme.State.MATCHING)
    for _n in range(3):
        people.accepted_student(made)
        people.accepted_mentor(made)
    return made


@pytest.fixture
def clara(programme: Programme) -> User:
    return people.anybody("clara")


def test_asked_by_many_at_once_it_is_one_run_sent_once(programme: Programme, clara: User) -> None:
    runs = at_once(lambda _n: asking.run(programme.pk, clara).pk, 4)
    assert len(set(runs)) == 1
    job.calculate(runs[0])

    at_once(lambda _n: sending.send(runs[0], clara).pk, 4)

    assert MatchRun.objects.get().sent_at is not None
    assert Match.objects.count() == 3
    assert set(programme.mentors.values_list("taken", flat=True)) == {1}


def test_of_many_who_take_the_last_place_one_gets_it(programme: Programme) -> None:
    mentor = programme.mentors.first()

    def take(_number: int) -> str:
        try:
            places.take(mentor.pk)
        except places.MentorIsFull:
            return "full"
        return "taken"

    assert Counter(at_once(take, 6)) == {"taken": 1, "full": 5}
