"""What one of a pair gets of what is kept, and what stays for the other when she is erased."""

import json

import pytest
from django.core.serializers.json import DjangoJSONEncoder
from django.urls import reverse
from django.utils import timezone

from home import personal_data
from mentoring.models import (
    Match,
    MatchRun,
    MentorApplication,
    MentorInvitation,
    PairNote,
    Side,
    StudentApplication,
)
from tests.home.someone_in_mentoring import pair, programme
from tests.personas import person

pytestmark = pytest.mark.django_db


@pytest.fixture
def match() -> Match:
    of = programme("spring")
    student = StudentApplication.objects.create(programme=of, user=person("ana"), phone="11")
    mentor = MentorApplication.objects.create(
        programme=of, user=person("bo"), phone="22", cannot_take="My neighbour", capacity=2
    )
    return pair(student, mentor)


def given_to(side: Side, match: Match) -> str:
    user = getattr(match, side).user
    return json.dumps(personal_data.export(user)["mentoring"], cls=DjangoJSONEncoder)


def test_each_gets_their_own_and_nothing_private_of_the_other(match: Match) -> None:
    for side in Side:
        PairNote.objects.create(match=match, author=side, text=f"Diary of {side}", read_by="me")
    Match.objects.filter(pk=match.pk).update(over_by=Side.MENTOR, why_words="Too much to do")

    students, mentors = (given_to(side, match) for side in Side)

    assert "Diary of student" in students
    assert "Diary of mentor" not in students
    assert "My neighbour" not in students
    assert "Too much to do" not in students
    assert "Too much to do" in mentors
    assert "My neighbour" in mentors
    assert '"phone": "11"' not in mentors


def test_who_was_in_nothing_gets_nothing(match: Match) -> None:
    assert personal_data.export(person("cara"))["mentoring"] == {}


@pytest.mark.parametrize(("state", "left"), [("active", 0), ("ended", 1)])
def test_the_mentor_gets_back_the_place_that_she_had(match: Match, state: str, left: int) -> None:
    """The one of an ended pair was given back when it ended, and may be somebody else's now."""
    Match.objects.filter(pk=match.pk).update(state=state)

    personal_data.erase(match.student.user)

    assert MentorApplication.objects.get(pk=match.mentor_id).taken == left


def test_an_invitation_to_another_address_goes_with_who_came_by_it(client, match: Match) -> None:
    invited = MentorInvitation.objects.create(
        programme=match.programme,
        name="Bo of the firm",
        email="bo@firm.example",
        expires_on=timezone.localdate(),
        taken_up=match.mentor,
    )
    assert "bo@firm.example" in given_to(Side.MENTOR, match)

    personal_data.erase(match.mentor.user)

    assert not MentorInvitation.objects.exists()
    assert client.get(reverse("mentoring:invitation", args=[invited.token])).status_code == 404


def test_a_frozen_run_keeps_the_others_answers(match: Match) -> None:
    students = {str(match.student_id): {"field": "06"}, "0": {"field": "07"}}
    run = MatchRun.objects.create(
        programme=match.programme, number=1, frozen={"students": students, "mentors": {}}
    )

    personal_data.erase(match.student.user)

    run.refresh_from_db()
    assert run.frozen == {"students": {"0": {"field": "07"}}, "mentors": {}}
