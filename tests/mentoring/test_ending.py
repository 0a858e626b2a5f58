"""A pair ends before its time: by one of the two, by staff, by withdrawing, by being erased."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import AccessLog
from accounts.roles import Role
from home import personal_data
from mentoring.applying import sending
from mentoring.models import Match, Meeting, Programme, Side
from mentoring.models.applications import State as Applied
from mentoring.pairs.ending import NothingToEnd, end
from mentoring.repairing.needing import needing
from tests.mentoring import people, proposals
from tests.mentoring.proposals import both_say_yes, mails, raw, to
from tests.personas import person

pytestmark = pytest.mark.django_db

State = Match.State


@pytest.fixture(scope="module")
def _match(module_db: None) -> int:
    made = both_say_yes(proposals.proposal())
    mails()
    return made.pk


@pytest.fixture
def match(_match: int, db: None) -> Match:
    """Active; all mail about it is out."""
    return Match.objects.get(pk=_match)


def now(match: Match) -> Match:
    return Match.objects.get(pk=match.pk)


def names(letters: list) -> list[str]:
    return sorted(letter.to[0].partition("@")[0] for letter in letters)


def test_one_of_the_two_ends_it_and_the_other_is_told_kindly(match: Match) -> None:
    coming = Meeting.objects.create(match=match, proposed_by=Side.STUDENT)
    end(match.pk, side=Side.MENTOR, by=match.mentor.user, why="uneasy", words="Ask me on Monday")
    end(match.pk, side=Side.STUDENT, why="time")
    sent = mails()

    ended = now(match)
    assert (ended.state, ended.over_by, ended.why) == (State.ENDED, "mentor", "uneasy")
    assert ended.mentor.taken == 0
    assert names(sent) == ["clara", "nina"]
    coming.refresh_from_db()
    assert coming.state == Meeting.State.CANCELLED
    assert not any(each in raw(to(sent, "nina")[0]) for each in (b"uneasy", b"Monday", b"Bruun"))
    assert "In words: “Ask me on Monday”" in to(sent, "clara")[0].body
    assert [need.student for need in needing(match.programme)] == [match.student]
    assert AccessLog.objects.get(action="mentoring.ended").actor == match.mentor.user


@pytest.mark.parametrize(
    ("side", "why", "told"),
    [(Side.MENTOR, "time", True), (Side.STUDENT, "field", True), (Side.STUDENT, "moved", False)],
)
def test_a_student_who_still_wants_a_mentor_reads_that_one_is_looked_for(
    client: Client, match: Match, side: Side, why: str, told: bool
) -> None:
    client.force_login(match.student.user)
    own = reverse("mentoring:application", args=[match.programme.slug, Side.STUDENT])
    before = client.get(own).content.decode()

    end(match.pk, side=side, why=why)

    shown = client.get(own).content.decode()
    mine = client.get(reverse("mentoring:mine")).content.decode()
    assert "you get a proposal by mail" not in before
    assert ("We look for another mentor for you" in shown) is told
    assert ("we look for another mentor for you" in mine) is told


def test_staff_end_it_for_them_and_both_are_told(match: Match) -> None:
    clara = match.programme.coordinator

    end(match.pk, by=clara, why="silent")
    sent = mails()

    assert (now(match).state, now(match).over_by) == (State.ENDED, "")
    assert names(sent) == ["bob", "nina"]


def test_where_nobody_is_named_another_coordinator_is_told(match: Match) -> None:
    person("cora", Role.COORDINATOR, password=None)
    Programme.objects.update(coordinator=None)

    end(match.pk, side=Side.STUDENT, why="other")

    assert names(mails()) == ["bob", "cora"]


def test_staff_take_a_proposal_back_and_what_is_completed_stays(match: Match) -> None:
    other = people.accepted_student(match.programme)
    proposed = proposals.propose_to(match.programme, other.pk, match.mentor_id)
    end(proposed.pk, by=match.programme.coordinator, why="knows")
    Match.objects.filter(pk=match.pk).update(state=State.COMPLETED)

    with pytest.raises(NothingToEnd):
        end(match.pk, why="time")

    assert (now(proposed).state, now(proposed).over_by) == (State.DECLINED, "")
    assert now(match).mentor.taken == 1


@pytest.mark.parametrize("side", Side)
def test_whoever_withdraws_leaves_what_stands(match: Match, side: Side) -> None:
    other = people.accepted_student(match.programme)
    proposed = proposals.propose_to(match.programme, other.pk, match.mentor_id)
    mails()
    left = getattr(match, side)

    sending.withdraw(side, left.pk)
    sending.withdraw(side, left.pk)
    sent = mails()

    left.refresh_from_db()
    assert left.state == Applied.WITHDRAWN
    assert (now(match).state, now(match).over_by) == (State.ENDED, side)
    mentor_left = side == Side.MENTOR
    assert now(proposed).state == (State.DECLINED if mentor_left else State.PROPOSED)
    assert now(match).mentor.taken == (0 if mentor_left else 1)
    words = "Bob Bruun has withdrawn" if mentor_left else "Nina Novak has withdrawn"
    assert words in to(sent, "clara")[0].body
    assert {need.student for need in needing(match.programme)} == (
        {match.student, other} if mentor_left else set()
    )


@pytest.mark.parametrize("side", Side)
def test_who_is_left_of_an_erased_pair_is_told_and_can_be_placed(match: Match, side: Side) -> None:
    run = {"number": 1, "sent_at": match.began_at, "settings": {"weights": {}}}
    match.programme.runs.create(**run, result={"pairs": [{"student": match.student_id}]})

    personal_data.erase(getattr(match, side).user)
    sent = mails()

    left = "nina" if side == Side.MENTOR else "bob"
    assert names(sent) == sorted([left, "clara"])
    words = {"nina": "takes no part any more", "bob": "er ikke med længere"}
    assert words[left] in to(sent, left)[0].body
    assert not Match.objects.exists()
    if side == Side.STUDENT:
        assert match.programme.mentors.get().taken == 0
        assert needing(match.programme) == []
    else:
        (need,) = needing(match.programme)
        assert "The mentor's account is deleted" in need.words


def test_it_is_ended_on_the_page_with_a_reason(client: Client, match: Match) -> None:
    at = reverse("mentoring:end", args=[match.pk])
    client.force_login(match.student.user)
    asked = client.get(at)
    lacking = client.post(at, {"words": "We never met"})
    done = client.post(at, {"why": "silent", "words": "We never met"}, follow=True)
    twice = client.post(at, {"why": "time"}, follow=True)

    assert b"End your pair with Bob?" in asked.content
    assert lacking.status_code == 422
    assert b"We never met" in lacking.content
    assert b"Your pair has ended" in done.content
    assert twice.status_code == 200
    assert (now(match).why, now(match).why_words) == ("silent", "We never met")

    client.force_login(people.anybody())
    assert client.post(at, {"why": "time"}).status_code == 404


def test_a_proposal_is_not_ended_but_answered(client: Client, match: Match) -> None:
    other = people.accepted_student(match.programme)
    proposed = proposals.propose_to(match.programme, other.pk, match.mentor_id)
    client.force_login(other.user)
    at = reverse("mentoring:end", args=[proposed.pk])

    answer = client.post(at, {"why": "time"})

    assert answer["Location"] == reverse("mentoring:proposal", args=[proposed.pk])
    assert now(proposed).state == State.PROPOSED
