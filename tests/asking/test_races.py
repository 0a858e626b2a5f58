"""Owners who do something with one question in the same moment; real connections."""

from collections import Counter

import pytest

from accounts.models import User
from accounts.roles import Role
from asking import answering, handing
from asking.first_rows import other_topic
from asking.models import Question
from asking.sending import Asked, ask
from tests.asking.asked import EMAIL, asked, team
from tests.events.test_races import at_once
from tests.personas import person
from vocabulary.refused import Refused

pytestmark = pytest.mark.race


@pytest.fixture
def owners(transactional_db: None) -> list[int]:
    return [person(f"owner{n}", Role.EDITOR).pk for n in range(4)]


def attempt(do, *args, **kwargs) -> str:
    try:
        do(*args, **kwargs)
    except Refused as refusal:
        return type(refusal).__name__
    return "done"


def test_of_two_answers_at_once_one_is_sent(owners):

    question, people = asked(), list(User.objects.filter(pk__in=owners))

    answers = at_once(
        lambda n: attempt(answering.answer, question.pk, f"Answer {n}", by=people[n]),
        4,
        connections=4,
    )

    assert Counter(answers) == {"done": 1, "AnsweredAlready": 3}
    assert question.steps.filter(kind="answered").count() == 1


def test_handed_on_and_answered_at_once_it_ends_in_one_state(owners):
    """Whoever comes by the old link is refused once it has gone on; and the other way round."""
    question, school = asked(), team("School")

    def act(number: int) -> str:
        if number % 2:
            return attempt(answering.answer, question.pk, "So.", link_version=1)
        return attempt(handing.hand_on, question.pk, team=school, reason="Yours", seen=1)

    answers = Counter(at_once(act, 2, connections=2))

    after = Question.objects.get()
    answered = after.state == "answered"
    assert answers == {"done": 1, "NotWaiting" if answered else "HandedOnMeanwhile": 1}
    assert (after.team == school) is not answered


def test_of_two_who_hand_on_at_once_one_does(owners):
    question, teams = asked(), [team(f"Team {n}") for n in range(4)]

    answers = at_once(
        lambda n: attempt(handing.hand_on, question.pk, team=teams[n], reason="x", seen=1),
        4,
        connections=4,
    )

    assert Counter(answers) == {"done": 1, "HandedOnMeanwhile": 3}


def test_one_form_sent_four_times_at_once_is_one_question(transactional_db):

    sent = Asked(other_topic(), "When?", EMAIL, "en")

    made = at_once(lambda n: ask(sent, form_token="one").pk, 4, connections=4)

    assert set(made) == set(Question.objects.values_list("pk", flat=True))
    assert len(set(made)) == 1
