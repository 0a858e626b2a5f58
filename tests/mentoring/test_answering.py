"""A proposal is answered by both: yes, no, in time or not; and what each learns of the other."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import AccessLog
from mentoring import tasks
from mentoring.agreeing import answering, links
from mentoring.agreeing.answering import answer
from mentoring.models import CheckIn, Match, Side
from tests.mentoring import people, proposals
from tests.mentoring.proposals import HERS, HIS, both_say_yes, mails, raw, to
from tests.mentoring.proposals import proposal as proposal_of

pytestmark = pytest.mark.django_db

State = Match.State
NO = {"answer": "no", "why": "time", "words": "Too many exams"}


@pytest.fixture
def match() -> Match:
    """Nobody has answered; the mails of the proposal are out."""
    made = proposal_of()
    mails()
    return made


def by_link(match: Match, side: Side) -> str:
    return reverse("mentoring:answer", args=[links.token_of(match, side)])


def now(match: Match) -> Match:
    return Match.objects.get(pk=match.pk)


def test_when_both_say_yes_the_pair_begins_and_each_can_reach_the_other(match: Match) -> None:
    answer(match.pk, Side.STUDENT, True)
    waiting, silent = now(match), mails()
    begun = answer(match.pk, Side.MENTOR, True)
    answer(match.pk, Side.MENTOR, True)
    sent = mails()

    assert (waiting.state, waiting.student_said, silent) == (State.PROPOSED, True, [])
    assert (begun.state, begun.began_at is not None) == (State.ACTIVE, True)
    assert len(sent) == 2
    assert all(each in raw(to(sent, "nina")[0]) for each in (b"Bob Bruun", b"bob@", b"20 99 88 77"))
    assert all(each in raw(to(sent, "bob")[0]) for each in (b"Nina Novak", b"nina@"))
    assert f"/da/mentoring/my/{match.pk}/" in to(sent, "bob")[0].body
    assert CheckIn.objects.filter(match=match, side=Side.MENTOR).exists()
    assert now(match).mentor.taken == 1


def test_a_no_gives_the_place_back_and_tells_the_other_kindly_and_the_coordinator_why(
    match: Match,
) -> None:
    answer(match.pk, Side.MENTOR, True)
    answer(match.pk, Side.STUDENT, False, "uneasy", "He is my neighbour's friend")
    answer(match.pk, Side.STUDENT, False, "time")
    sent = mails()

    match = now(match)
    assert (match.state, match.over_by, match.why) == (State.DECLINED, "student", "uneasy")
    assert match.mentor.taken == 0
    assert sorted(letter.to[0].partition("@")[0] for letter in sent) == ["bob", "clara"]
    kind = raw(to(sent, "bob")[0])
    assert b"Nina" in kind
    assert not any(each in kind for each in (*HERS, b"uneasy", b"neighbour"))
    told = to(sent, "clara")[0].body
    assert "Nina Novak said no to Bob Bruun." in told
    assert "I would feel uneasy" in told
    assert "He is my neighbour's friend" in told
    assert "/repair/" in told


def test_a_yes_may_become_a_no_until_the_pair_begins(match: Match) -> None:
    answer(match.pk, Side.STUDENT, True)
    assert answer(match.pk, Side.STUDENT, False, "time").state == State.DECLINED
    with pytest.raises(answering.SaidNoAlready):
        answer(match.pk, Side.STUDENT, True)
    with pytest.raises(answering.Fell):
        answer(match.pk, Side.MENTOR, True)

    other = proposals.propose_to(match.programme, match.student_id, match.mentor_id)
    both_say_yes(other)
    with pytest.raises(answering.HasBegun):
        answer(other.pk, Side.STUDENT, False, "time")


@pytest.mark.parametrize(
    ("facts", "refusal"),
    [
        ({"answer_by": timezone.now() - timedelta(minutes=1)}, answering.OutOfTime),
        ({"state": State.LAPSED}, answering.OutOfTime),
        ({"state": State.REPLACED}, answering.Fell),
    ],
)
def test_after_it_has_fallen_away_nothing_is_answered(
    match: Match, facts: dict, refusal: type
) -> None:
    Match.objects.filter(pk=match.pk).update(**facts)
    for yes in (True, False):
        with pytest.raises(refusal):
            answer(match.pk, Side.MENTOR, yes, "time")
    assert now(match).mentor_said is None


def test_who_has_not_answered_is_reminded_once_two_days_before(match: Match) -> None:
    answer(match.pk, Side.STUDENT, True)
    tasks.remind_of_proposals()
    assert mails() == []
    in_two_days = timezone.now() + timedelta(hours=47)
    Match.objects.update(answer_by=in_two_days, proposed_at=timezone.now() - timedelta(days=5))

    tasks.remind_of_proposals()
    tasks.remind_of_proposals()
    sent = mails()

    assert [letter.to for letter in sent] == [["bob@ankomst.example"]]
    assert f"/da/mentoring/answer/{links.token_of(match, Side.MENTOR)}/" in sent[0].body
    assert not any(each in raw(sent[0]) for each in HERS)


def test_what_is_not_answered_in_time_lapses_and_the_coordinator_reads_who_had_said_yes(
    match: Match,
) -> None:
    answer(match.pk, Side.MENTOR, True)
    tasks.let_proposals_lapse()
    assert now(match).state == State.PROPOSED
    Match.objects.update(answer_by=timezone.now() - timedelta(minutes=1))

    tasks.let_proposals_lapse()
    tasks.let_proposals_lapse()
    sent = mails()

    assert (now(match).state, now(match).over_by) == (State.LAPSED, "")
    assert now(match).mentor.taken == 0
    assert len(sent) == 3
    assert "Bob Bruun had said yes; Nina Novak did not answer by" in to(sent, "clara")[0].body
    assert "If you still want to take part" in to(sent, "nina")[0].body
    for name, secrets in (("nina", HIS), ("bob", HERS)):
        assert not any(each in raw(to(sent, name)[0]) for each in secrets)


def test_the_page_shows_why_these_two_and_no_way_to_reach_the_other(
    client: Client, match: Match
) -> None:
    """On raw bytes, headers included, by the link and signed in, before and after one's own yes."""
    seen = {
        Side.STUDENT: (b"Bob", b"Software developer", b"Union", b"IT and tele", b"I came to"),
        Side.MENTOR: (b"Nina", b"Aarhus University", b"Master", b"first job", b"how work is done"),
    }
    for side, secrets in ((Side.STUDENT, HIS), (Side.MENTOR, HERS)):
        client.logout()
        letters = [client.get(by_link(match, side))]
        client.force_login(getattr(match, side).user)
        letters.append(client.get(reverse("mentoring:proposal", args=[match.pk])))
        client.post(by_link(match, side), {"answer": "no"})
        answer(match.pk, Side.STUDENT, True)
        letters.append(client.get(by_link(match, side)))
        for letter in letters:
            whole = str(letter.headers).encode() + letter.content
            assert letter.status_code == 200
            assert [each for each in seen[side] if each not in whole] == []
            assert [each for each in secrets if each in whole] == []
    assert b"The same field" in letters[-1].content
    assert letters[0]["Referrer-Policy"] == "same-origin"
    assert now(match).mentor_said is None


def test_no_other_page_of_the_two_shows_more_than_the_proposal(
    client: Client, match: Match
) -> None:
    for side, secrets in ((Side.STUDENT, HIS), (Side.MENTOR, HERS)):
        client.force_login(getattr(match, side).user)
        own = reverse("mentoring:application", args=[match.programme.slug, side])
        pair, end = (reverse(f"mentoring:{name}", args=[match.pk]) for name in ("pair", "end"))
        for at in (reverse("home:my"), reverse("mentoring:mine"), own, pair, end):
            page = client.get(at, follow=True)
            assert page.status_code == 200
            assert [each for each in secrets if each in page.content] == []


def test_it_is_answered_on_the_page_and_what_was_typed_stays(client: Client, match: Match) -> None:
    at = by_link(match, Side.STUDENT)
    lacking = client.post(at, {"answer": "no", "words": "Too many exams"})
    cpr = client.post(at, NO | {"words": "I am 070761-4285"})
    silent = client.post(at, NO | {"why": "silent"})
    assert [each.status_code for each in (lacking, cpr, silent)] == [422, 422, 422]
    assert b"Too many exams" in lacking.content
    assert client.post(at, {"answer": "perhaps"}).status_code == 302
    assert now(match).student_said is None

    done = client.post(at, NO, follow=True)
    again = client.post(at, NO, follow=True)
    late = client.post(at, {"answer": "yes"})

    assert b"You have said no" in done.content
    assert b"Bob" not in done.content
    assert again.status_code == 200
    assert (late.status_code, now(match).state) == (409, State.DECLINED)
    assert now(match).why_words == "Too many exams"
    line = AccessLog.objects.get(action="mentoring.said_no")
    assert (line.actor, line.about) == (None, match.student.user)


def test_once_the_pair_has_begun_the_link_leads_to_its_own_page(
    client: Client, match: Match
) -> None:
    both_say_yes(match)
    at, page = by_link(match, Side.STUDENT), reverse("mentoring:pair", args=[match.pk])

    stranger = client.get(at)
    refused = client.post(at, NO)
    client.force_login(match.student.user)

    assert page.encode() in stranger.content
    assert not any(each in stranger.content for each in HIS)
    assert (refused.status_code, now(match).state) == (409, State.ACTIVE)
    assert client.get(at)["Location"] == page


def test_nobody_answers_for_another(client: Client, match: Match) -> None:
    own = reverse("mentoring:proposal", args=[match.pk])
    assert client.get(by_link(match, Side.STUDENT)[:-3] + "xx/").status_code == 404
    Match.objects.update(student_link_version=2)
    assert client.post(by_link(match, Side.STUDENT), {"answer": "yes"}).status_code == 404
    client.force_login(people.anybody())
    assert client.post(own, {"answer": "yes"}).status_code == 404
    assert now(match).student_said is None

    match.student.user.first_name = ""
    match.student.user.save()
    client.force_login(match.mentor.user)
    assert not any(each in client.get(own).content for each in HERS)
