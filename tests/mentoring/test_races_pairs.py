"""Two people who act at the same moment, on real connections."""

from collections import Counter
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from mentoring.models import AgreedGoal, Match, Meeting, PairMessage, Side
from mentoring.pairs import goals, meetings, messages, took_place
from mentoring.pairs.times import Plan
from tests.events.test_races import at_once
from tests.mentoring.pair_people import begun, together
from vocabulary.refused import Refused

pytestmark = pytest.mark.race

STUDENT, MENTOR = Side.STUDENT, Side.MENTOR


@pytest.fixture
def match(transactional_db: None) -> Match:
    return together(weeks=6)


def outcome(act: Callable[[], object]) -> str:
    try:
        act()
    except Refused as refusal:
        return type(refusal).__name__
    return "done"


def test_a_mentor_whom_two_students_pick_at_once_meets_one_of_them(match: Match) -> None:
    other, when = begun(match.programme, weeks=6), timezone.now() + timedelta(days=3)
    Match.objects.filter(pk=other.pk).update(mentor=match.mentor)
    asked = [meetings.propose(pair.pk, MENTOR, Plan([when])) for pair in (match, other)]

    def pick(number: int) -> str:
        meeting = asked[number % 2]
        return outcome(lambda: meetings.pick(meeting.match_id, meeting.pk, STUDENT, when))

    picked = Counter(at_once(pick, 2))

    assert picked == {"done": 1, "TimeIsTaken": 1}
    assert Meeting.objects.filter(state="agreed").count() == 1


def test_what_is_sent_twice_at_once_is_there_once(match: Match) -> None:
    when = timezone.now() + timedelta(days=3)
    today = timezone.localdate()

    def act(number: int) -> None:
        messages.send(match.pk, STUDENT, "Hello")
        goals.write(match.pk, STUDENT, "A job")
        meetings.propose(match.pk, STUDENT, Plan([when]))
        took_place.met(match.pk, STUDENT if number % 2 else MENTOR, on=today)

    at_once(act, 4)

    assert PairMessage.objects.count() == AgreedGoal.objects.count() == 1
    assert Counter(Meeting.objects.values_list("state", flat=True)) == {"proposed": 1, "held": 1}
