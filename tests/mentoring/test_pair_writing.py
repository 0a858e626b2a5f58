"""Goals, notes and messages of a pair: who writes, who reads, and what the mails give away."""

from datetime import timedelta

import pytest
from django.utils import timezone

from mentoring.models import Match, PairMessage, PairNote, Side
from mentoring.pairs import goals, messages, notes
from mentoring.pairs.together import PairIsOver
from tests.mentoring.pair_people import together
from tests.mentoring.proposals import mails, raw

pytestmark = pytest.mark.django_db

STUDENT, MENTOR = Side.STUDENT, Side.MENTOR
ADDRESSES = {STUDENT: (b"nina@", b"20112233"), MENTOR: (b"bob@", b"20998877")}
ODD = "Hej \u202eolleH\u2066! 🧑🏽‍🔬 <script>alert(1)</script> & café\n\n\n.\nBcc: x@example.com"


@pytest.fixture
def match() -> Match:
    match = together(weeks=6)
    for one, phone in ((match.student, "+45 20112233"), (match.mentor, "+45 20998877")):
        one.phone = phone
        one.save()
    return match


# --- goals ----------------------------------------------------------------------------------------


def test_a_goal_counts_when_the_other_one_agrees(match: Match) -> None:
    goal = goals.write(match.pk, STUDENT, "A job")
    assert goals.write(match.pk, STUDENT, "A job") == goal
    with pytest.raises(goals.GoalIsNotAgreed):
        goals.reach(match.pk, goal.pk, reached=True)
    with pytest.raises(goals.OwnGoal):
        goals.agree(match.pk, goal.pk, STUDENT, "A job")

    agreed = goals.agree(match.pk, goal.pk, MENTOR, "A job")
    goals.agree(match.pk, goal.pk, MENTOR, "A job")
    reached = goals.reach(match.pk, goal.pk, reached=True)

    assert agreed.agreed_at is not None
    assert reached.reached_at is not None
    assert goals.reach(match.pk, goal.pk, reached=False).reached_at is None


def test_a_goal_that_is_changed_is_agreed_by_whoever_wrote_it_first(match: Match) -> None:
    goal = goals.write(match.pk, STUDENT, "A job")

    goals.change(match.pk, goal.pk, MENTOR, "Three job talks")

    with pytest.raises(goals.GoalHasChanged):
        goals.agree(match.pk, goal.pk, STUDENT, "A job")
    with pytest.raises(goals.OwnGoal):
        goals.agree(match.pk, goal.pk, MENTOR, "Three job talks")
    assert goals.agree(match.pk, goal.pk, STUDENT, "Three job talks").agreed_at is not None
    assert goals.change(match.pk, goal.pk, STUDENT, "A job").agreed_at is None


def test_there_are_five_goals_at_a_time(match: Match) -> None:
    written = [goals.write(match.pk, STUDENT, f"Goal {n}") for n in range(goals.MOST)]
    with pytest.raises(goals.TooManyGoals):
        goals.write(match.pk, MENTOR, "One more")

    goals.drop(match.pk, written[0].pk)
    goals.drop(match.pk, written[0].pk)

    assert goals.write(match.pk, MENTOR, "One more").pk
    with pytest.raises(goals.GoalIsGone):
        goals.agree(match.pk, written[0].pk, MENTOR, "Goal 0")


def test_goals_of_one_day_are_one_mail(match: Match) -> None:
    goals.write(match.pk, STUDENT, "A <b>job</b>")
    goals.write(match.pk, STUDENT, "A flat")

    (letter,) = mails()

    assert letter.to == ["bob@ankomst.example"]
    assert "A <b>job</b>" in letter.body
    assert "A &lt;b&gt;job&lt;/b&gt;" in letter.alternatives[0][0]
    assert "A flat" in letter.body


# --- messages -------------------------------------------------------------------------------------


@pytest.mark.parametrize("author", Side)
def test_a_message_is_passed_on_without_either_address(match: Match, author: Side) -> None:
    messages.send(match.pk, author, ODD)
    messages.send(match.pk, author, ODD)

    (letter,) = mails()
    bytes_of_it = raw(letter)

    receiver = getattr(match, author.other.value).user
    assert letter.to == [receiver.email]
    assert "no-reply@ankomst.example" in letter.from_email
    assert not letter.reply_to
    for side in Side:
        assert not any(secret in bytes_of_it for secret in ADDRESSES[side])
    assert letter.message()["Bcc"] is None
    assert "<script>" not in letter.alternatives[0][0]
    assert "&lt;script&gt;" in letter.alternatives[0][0]
    assert "🧑🏽‍🔬" in letter.body
    here = f"/{receiver.language}/mentoring/my/{match.pk}/messages/#message-"
    assert f"{here}{PairMessage.objects.get().pk}" in letter.body


def test_thirty_messages_a_day_are_the_most_of_each(match: Match) -> None:
    now = timezone.now()
    PairMessage.objects.bulk_create(
        PairMessage(match=match, author=STUDENT, text=str(n), sent_at=now) for n in range(30)
    )

    with pytest.raises(messages.EnoughForToday, match="30"):
        messages.send(match.pk, STUDENT, "One more")
    messages.send(match.pk, MENTOR, "I may")
    PairMessage.objects.update(sent_at=now - timedelta(days=1))

    assert messages.send(match.pk, STUDENT, "On the next day").pk


def test_what_was_read_or_outlived_the_pair_is_not_mailed(match: Match) -> None:
    messages.send(match.pk, STUDENT, "Read at once")
    messages.mark_read(match, MENTOR)
    messages.send(match.pk, MENTOR, "Too late")
    Match.objects.filter(pk=match.pk).update(state=Match.State.ENDED)

    assert mails() == []
    with pytest.raises(PairIsOver):
        messages.send(match.pk, STUDENT, "Hello?")


# --- notes ----------------------------------------------------------------------------------------


def test_the_author_decides_who_reads_a_note(match: Match) -> None:
    for read_by in PairNote.ReadBy.values:
        notes.write(match.pk, STUDENT, f"For {read_by}", read_by)
        notes.write(match.pk, STUDENT, f"For {read_by}", read_by)

    def seen(rows: object) -> set[str]:
        return {note.text for note in rows}

    assert PairNote.objects.count() == 3
    assert seen(notes.read_by(match, STUDENT)) == {"For me", "For pair", "For staff"}
    assert seen(notes.read_by(match, MENTOR)) == {"For pair", "For staff"}
    assert seen(notes.read_by_staff(match)) == {"For staff"}


def test_only_its_author_changes_a_note(match: Match) -> None:
    note = notes.write(match.pk, STUDENT, "Ours", "pair")

    with pytest.raises(notes.NoteIsGone):
        notes.change(match.pk, note.pk, MENTOR, "Mine", "me")
    notes.delete(match.pk, note.pk, MENTOR)
    changed = notes.change(match.pk, note.pk, STUDENT, "Mine", "me")

    assert (changed.text, changed.read_by) == ("Mine", "me")
    twin = notes.write(match.pk, STUDENT, "Ours", "me")
    notes.change(match.pk, twin.pk, STUDENT, "Mine", "me")
    assert notes.write(match.pk, STUDENT, "Mine", "me").text == "Mine"
    notes.delete(match.pk, twin.pk, STUDENT)
    notes.delete(match.pk, note.pk, STUDENT)
    notes.delete(match.pk, note.pk, STUDENT)
    assert not PairNote.objects.exists()


def test_when_it_is_over_one_writes_for_oneself_alone(match: Match) -> None:
    shared = notes.write(match.pk, STUDENT, "Ours", "pair")
    goal = goals.write(match.pk, STUDENT, "A job")
    Match.objects.filter(pk=match.pk).update(state=Match.State.COMPLETED)

    own = notes.write(match.pk, STUDENT, "Mine", "me")
    notes.change(match.pk, own.pk, STUDENT, "Mine still", "me")

    for act in (
        lambda: notes.write(match.pk, STUDENT, "New", "pair"),
        lambda: notes.change(match.pk, own.pk, STUDENT, "New", "staff"),
        lambda: notes.change(match.pk, shared.pk, STUDENT, "New", "me"),
        lambda: notes.delete(match.pk, shared.pk, STUDENT),
        lambda: goals.agree(match.pk, goal.pk, MENTOR, "A job"),
        lambda: goals.drop(match.pk, goal.pk),
    ):
        with pytest.raises((PairIsOver, notes.OnlyForYou)):
            act()
    notes.delete(match.pk, own.pk, STUDENT)
    assert list(notes.read_by(match, MENTOR)) == [shared]
