"""Whatever people and the clock do in whatever order: places, answers and mails stay true."""

from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from random import Random

import pytest
from django.utils import timezone

from mentoring.agreeing import lapsing, reminding
from mentoring.agreeing.answering import answer
from mentoring.agreeing.proposing import Proposed, propose
from mentoring.applying import sending
from mentoring.models import Match, Programme, Side
from mentoring.pairs.completing import complete
from mentoring.pairs.ending import end
from mentoring.repairing import choosing
from mentoring.repairing.needing import needing
from mentoring.repairing.ways import ways_of
from outbox.models import Message
from tests.mentoring import people, proposals
from vocabulary.refused import Refused

pytestmark = pytest.mark.django_db

STEPS = 70
State = Match.State
OVER = {State.DECLINED, State.LAPSED, State.REPLACED, State.ENDED, State.COMPLETED}


class Months:
    """Eight students and six mentors who do at random what one can do."""

    def __init__(self, seed: int) -> None:
        self.chance = Random(seed)
        self.programme = proposals.programme()
        for number in range(8):
            people.accepted_student(self.programme, languages={"en": 5, "de": 4 + number % 3})
        for number in range(6):
            language = "en" if number % 2 else "de"
            people.accepted_mentor(self.programme, capacity=1 + number % 2, languages={language: 5})
        self.acts: list[Callable[[], object]] = [
            *[self.propose] * 4,
            *[self.answer] * 8,
            *[self.repair] * 3,
            self.end,
            *[self.lapse] * 2,
            self.complete,
            self.withdraw,
        ]

    def step(self) -> str:
        act = self.chance.choice(self.acts)
        try:
            act()
        except Refused as refusal:
            return type(refusal).__name__
        return act.__name__

    def any_match(self, *states: str) -> int:
        """One of the newest; 0, which is gone, where there is none."""
        rows = Match.objects.filter(state__in=states) if states else Match.objects.all()
        return self.chance.choice(list(rows.values_list("pk", flat=True))[-8:] or [0])

    def propose(self) -> None:
        student = self.chance.choice(self.programme.students.all())
        mentor = self.chance.choice(self.programme.mentors.all())
        propose(self.programme.pk, [Proposed(student.pk, mentor.pk, 7_000)], None)

    def answer(self) -> None:
        """Mostly where there is something to answer."""
        states = [State.PROPOSED] * (self.chance.random() < 0.8)
        side, yes = self.chance.choice([*Side]), self.chance.random() < 0.8
        answer(self.any_match(*states), side, yes, self.chance.choice(Match.Why.values))

    def end(self) -> None:
        end(self.any_match(), side=self.chance.choice([*Side, None]), why="field")

    def lapse(self) -> None:
        over = timezone.now() - timedelta(minutes=1)
        Match.objects.filter(pk=self.any_match(State.PROPOSED)).update(answer_by=over)
        reminding.remind_all()
        lapsing.lapse_all()

    def complete(self) -> None:
        complete(self.any_match())

    def withdraw(self) -> None:
        side = self.chance.choice([*Side])
        people_of = getattr(self.programme, f"{side.value}s")
        if people_of.accepted().count() > 3:
            sending.withdraw(side, self.chance.choice(people_of.accepted()).pk)

    def repair(self) -> None:
        waiting = [need.student.pk for need in needing(self.programme)]
        if ways := ways_of(self.programme, waiting).ways:
            way = self.chance.choice(ways)
            choosing.repair(self.programme.pk, waiting, way.key, self.programme.coordinator)


def check(programme: Programme) -> None:
    matches = list(Match.objects.select_related("student", "mentor"))
    standing = [match for match in matches if match.state not in OVER]
    places = Counter(match.mentor_id for match in standing)
    assert all(mentor.taken == places[mentor.pk] for mentor in programme.mentors.all())
    assert max(Counter(match.student_id for match in standing).values(), default=0) <= 1
    for match in standing:
        assert (match.student.state, match.mentor.state) == ("accepted", "accepted")
    for match in matches:
        both = bool(match.student_said and match.mentor_said)
        assert (match.began_at is not None) == both or match.state == State.DECLINED
        assert (match.over_at is not None) == (match.state in OVER)
    waiting = {need.student.pk for need in needing(programme)}
    assert not waiting & {match.student_id for match in standing}


def test_places_and_answers_stay_true() -> None:
    months = Months(seed=3)
    done = Counter[str]()

    for _step in range(STEPS):
        done[months.step()] += 1
        check(months.programme)

    assert {"propose", "answer", "repair", "lapse", "withdraw"} <= done.keys(), done
    assert Match.objects.filter(began_at__isnull=False).count() >= 3
    told = Message.objects.filter(kind__startswith="mentoring.began").values_list("key")
    assert len(told) == 2 * Match.objects.filter(began_at__isnull=False).count()
