"""What is asked is not kept for ever, and goes with whoever asked it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from asking import answering, forgetting, personal_data, spam
from asking.models import Question
from outbox.models import Message
from tests.asking.asked import asked

pytestmark = pytest.mark.django_db


def closed(question: Question, days: int) -> None:
    then = timezone.now() - timedelta(days=days)
    Question.objects.filter(pk=question.pk).update(closed_at=then)


def test_a_year_after_the_answer_no_word_is_left_and_the_number_stays(editor):
    old, young, waiting = (asked(f"Question {n}", name="Ann") for n in range(3))
    for each in (old, young):
        answering.answer(each.pk, "Words of ours", by=editor)
    closed(old, 366)
    closed(young, 364)

    assert forgetting.forget_old() == 1
    assert forgetting.forget_old() == 0

    old.refresh_from_db()
    assert (old.text, old.name, old.email) == ("", "", "")
    assert set(old.steps.values_list("words", flat=True)) == {""}
    assert not Message.objects.filter(kind="asking.received", about=old.pk).exists()
    kept = {young.pk, waiting.pk}
    assert set(Question.objects.filter(forgotten_at=None).values_list("pk", flat=True)) == kept


def test_spam_is_deleted_after_thirty_days(editor):
    question = spam.mark(asked().pk, by=editor)
    closed(question, 31)

    assert forgetting.forget_old() == 1
    assert not Question.objects.exists()


def test_she_gets_what_she_asked_and_what_we_answered_and_not_why_it_was_handed_on(
    stranger, editor
):
    question = asked("Mine", email=stranger.email)
    answering.answer(question.pk, "Ours", by=editor)
    asked("Somebody else's", email="other@quillfeather.example")

    [row] = personal_data.held(stranger)["questions"]

    assert row["text"] == "Mine"
    assert [(step["kind"], step["words"]) for step in row["steps"]] == [("answered", "Ours")]


def test_erased_her_question_waits_for_nobody(stranger):
    question = asked("Mine", email=stranger.email.upper())

    personal_data.erase(stranger)

    question.refresh_from_db()
    assert question.text == ""
    assert not Question.objects.waiting().exists()
