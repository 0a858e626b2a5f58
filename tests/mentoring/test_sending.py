"""A run's pairs are proposed: places taken, both asked, all or nothing, once."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from accounts.models import AccessLog, User
from accounts.personal_links import BadLink
from mentoring.agreeing import links, places
from mentoring.agreeing.proposing import CannotBeProposed, Proposed, propose
from mentoring.agreeing.reasons import reasons_of
from mentoring.models import Match, MatchRun, PairRule, Programme, Side
from mentoring.models.applications import State
from mentoring.proposing import asking, job, sending
from mentoring.proposing.imagining import Changes
from tests.jobs import run_jobs
from tests.mentoring import people
from tests.personas import person

pytestmark = pytest.mark.django_db


@pytest.fixture
def clara() -> User:
    return people.anybody("clara")


@pytest.fixture
def run(clara: User) -> MatchRun:
    """Two pairs: one of the mentors has two places."""
    programme = people.open_programme(
        state=Programme.State.MATCHING, coordinator=clara, answer_days=5
    )
    nina = person("nina", last_name="Novak", password=None)
    bob = person("bob", last_name="Bruun", password=None, language="da")
    people.accepted_student(programme, user=nina, phone="+45 20 11 22 33")
    people.accepted_student(programme)
    people.accepted_mentor(programme, user=bob, capacity=2, phone="+45 20 99 88 77")
    made = asking.run(programme.pk, clara)
    job.calculate(made.pk)
    return MatchRun.objects.get()


def test_everybody_in_the_run_is_asked_once(run: MatchRun, clara: User) -> None:
    sent = sending.send(run.pk, clara)
    again = sending.send(run.pk, clara)
    run_jobs()

    assert sent.sent_at == again.sent_at is not None
    matches = Match.objects.filter(run=run, state=Match.State.PROPOSED)
    assert [match.score for match in matches] == [pair["score"] for pair in run.result["pairs"]]
    assert matches[0].points == run.result["pairs"][0]["points"]
    assert run.programme.mentors.get().taken == 2
    last_day = timezone.localdate() + timedelta(days=5)
    assert {timezone.localdate(match.answer_by) for match in matches} == {last_day}
    assert len(mail.outbox) == 4
    assert AccessLog.objects.filter(action="mentoring.proposed").count() == 2


def test_the_mail_tells_why_and_no_contact(run: MatchRun, clara: User) -> None:
    """On raw bytes: names, addresses and numbers only when both have said yes."""
    sending.send(run.pk, clara)
    run_jobs()

    match = Match.objects.get(student__user__first_name="Nina")
    to_nina = next(letter for letter in mail.outbox if letter.to == ["nina@ankomst.example"])
    to_bob = [letter for letter in mail.outbox if letter.to == ["bob@ankomst.example"]]
    assert "Bob" in to_nina.body
    assert "The same field: Information technology" in to_nina.body
    assert f"/en/mentoring/answer/{links.token_of(match, Side.STUDENT)}/" in to_nina.body
    assert any(
        f"/da/mentoring/answer/{links.token_of(match, Side.MENTOR)}/" in letter.body
        for letter in to_bob
    )
    assert to_nina.reply_to == [clara.email]
    for letter, secrets in [
        (to_nina, (b"Bruun", b"bob@", b"20 99 88 77")),
        *((letter, (b"Novak", b"nina@", b"20 11 22 33")) for letter in to_bob),
    ]:
        content = b"".join(part.get_payload(decode=True) or b"" for part in letter.message().walk())
        assert content
        assert [secret for secret in secrets if secret in content] == []


def test_no_mail_goes_out_where_nothing_is_left_to_answer(run: MatchRun, clara: User) -> None:
    sending.send(run.pk, clara)
    first, second = Match.objects.all()
    first.delete()
    Match.objects.filter(pk=second.pk).update(mentor_said=True)

    run_jobs()

    assert [letter.to for letter in mail.outbox] == [[second.student.user.email]]


def test_a_link_answers_for_one_side_only(run: MatchRun, clara: User) -> None:
    sending.send(run.pk, clara)
    match = Match.objects.first()

    assert links.read(links.token_of(match, Side.MENTOR)) == (match.pk, 1, Side.MENTOR)
    assert links.read(links.token_of(match, Side.STUDENT)) == (match.pk, 1, Side.STUDENT)
    with pytest.raises(BadLink):
        links.read("1-1.forged")


def test_each_side_reads_the_reasons_in_its_own_words(run: MatchRun, clara: User) -> None:
    sending.send(run.pk, clara)
    match = Match.objects.first()
    without_run = Match.objects.get(pk=match.pk)
    without_run.run = None

    assert (
        "You want this, and your mentor likes to help with it" in reasons_of(match, Side.STUDENT)[0]
    )
    assert "The student wants what you like to help with" in reasons_of(match, Side.MENTOR)[0]
    assert reasons_of(without_run) == reasons_of(match)


def test_nobody_is_asked_where_one_of_them_has_left(run: MatchRun, clara: User) -> None:
    last = run.programme.students.last()
    last.state = State.WITHDRAWN
    last.save()

    with pytest.raises(CannotBeProposed, match=str(last.user)):
        sending.send(run.pk, clara)

    assert not Match.objects.exists()
    assert run.programme.mentors.get().taken == 0
    assert MatchRun.objects.get(pk=run.pk).sent_at is None


def test_nobody_is_asked_where_a_mentor_has_fewer_places_by_now(run: MatchRun, clara: User) -> None:
    run.programme.mentors.update(capacity=1)

    with pytest.raises(places.MentorIsFull):
        sending.send(run.pk, clara)

    assert not Match.objects.exists()
    assert run.programme.mentors.get().taken == 0


def test_what_cannot_be_sent_is_refused(run: MatchRun, clara: User) -> None:
    asked = asking.what_if(run.pk, Changes(places=1), clara)
    job.calculate(asked.pk)
    with pytest.raises(sending.NotAProposal):
        sending.send(asked.pk, clara)
    pair = run.result["pairs"][0]
    rule = PairRule.objects.create(
        programme=run.programme,
        student_id=pair["student"],
        mentor_id=pair["mentor"],
        kind=PairRule.Kind.BAN,
    )
    with pytest.raises(sending.RuledOut):
        sending.send(run.pk, clara)
    rule.delete()
    Programme.objects.update(state=Programme.State.OPEN)
    with pytest.raises(sending.StillOpen):
        sending.send(run.pk, clara)
    assert not Match.objects.exists()


def test_the_preview_says_whether_the_question_is_still_the_same(run: MatchRun) -> None:
    assert not sending.preview(run).changed

    people.accepted_student(run.programme)

    assert sending.preview(run).changed


def test_a_student_is_not_proposed_to_two_mentors(run: MatchRun, clara: User) -> None:
    sending.send(run.pk, clara)
    student = run.programme.students.first()
    other = people.accepted_mentor(run.programme)

    with pytest.raises(CannotBeProposed, match="another mentor by now"):
        propose(run.programme_id, [Proposed(student.pk, other.pk, 5000)], clara)

    other.refresh_from_db()
    assert other.taken == 0


def test_a_place_is_given_back_once_and_never_below_none(run: MatchRun) -> None:
    mentor = run.programme.mentors.get()
    places.take(mentor.pk)
    places.give_back(mentor.pk)
    places.give_back(mentor.pk)

    mentor.refresh_from_db()
    assert mentor.taken == 0
