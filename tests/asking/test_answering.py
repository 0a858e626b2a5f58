"""What owners do: answer, ask back, hand on; and who is told of it."""

from datetime import date, datetime, timedelta
from unittest.mock import patch

import pytest
from django.core import mail
from django.utils import timezone

from accounts.models import AccessLog
from asking import answering, following, handing, refusals, reminding, spam
from asking.due import due_on, is_too_late
from asking.emails import received
from asking.models import Question, Team
from tests.asking.asked import asked, rule, team, told, topic
from tests.jobs import run_jobs

pytestmark = pytest.mark.django_db


@pytest.fixture
def tax(editor):
    about = topic("tax")
    rule(about, team("Tax people", editor), person=editor)
    return about


@pytest.fixture
def question(tax) -> Question:
    return asked(topic=tax)


def test_the_owner_and_the_reader_get_a_mail(question):
    reference = question.reference

    assert told(mail.outbox) == [
        f"editor: A question for you: {reference}",
        f"reader: We have your question, {reference}",
    ]


def test_a_mail_to_an_address_that_anybody_may_have_typed_repeats_nothing(tax):
    asked("Cheap watches at example.com", name="Bob example.com", topic=tax)

    body = received(Question.objects.get().pk).render().body

    assert "watches" not in body
    assert "Bob" not in body


def test_an_answer_is_mailed_in_the_readers_language(tax, editor):
    question = asked(topic=tax, language="da")
    told(mail.outbox)

    answering.answer(question.pk, "Se skat.dk", by=editor)

    run_jobs()
    [letter] = mail.outbox
    assert "Se skat.dk" in letter.body
    assert "/da/ask/mine/" in letter.body


def test_handed_on_twice_and_answered_the_history_says_it_all(question, editor, adviser, admin):
    told(mail.outbox)
    school = team("The school")
    one = handing.hand_on(question.pk, person=adviser, reason="Yours", seen=1, by=editor)
    two = handing.hand_on(
        question.pk, team=school, reason="Theirs", seen=one.owners_version, by=adviser
    )
    answering.answer(question.pk, "So it is.", link_version=two.owners_version)

    steps = [(each.kind, each.who, each.whom, each.words) for each in question.steps.all()]
    assert steps == [
        ("asked", "", "Editor Jensen", ""),
        ("handed_on", "Editor Jensen", "Adviser Jensen", "Yours"),
        ("handed_on", "Adviser Jensen", "The school", "Theirs"),
        ("answered", "The school", "", "So it is."),
    ]
    assert told(mail.outbox) == [f"reader: The answer to your question {question.reference}"]


def test_whoever_gets_it_is_told_at_once(question, editor, adviser):
    told(mail.outbox)
    handing.hand_on(question.pk, person=adviser, reason="Yours", seen=1, by=editor)

    assert told(mail.outbox) == [f"adviser: A question comes to you: {question.reference}"]


def test_it_is_not_handed_to_somebody_who_may_not_answer(question, editor, planner):
    with pytest.raises(refusals.MayNotAnswer):
        handing.hand_on(question.pk, person=planner, reason="Yours", seen=1, by=editor)
    with pytest.raises(refusals.HasItAlready):
        handing.hand_on(question.pk, person=editor, reason="Mine", seen=1, by=editor)


def test_the_link_of_a_former_owner_answers_nothing(question, editor, adviser):
    handing.hand_on(question.pk, person=adviser, reason="Yours", seen=1, by=editor)

    with pytest.raises(refusals.HandedOnMeanwhile, match="with Adviser Jensen now"):
        answering.answer(question.pk, "Late", link_version=1)


def test_sent_twice_it_is_one_answer_and_another_answer_is_refused(question, editor, adviser):
    answering.answer(question.pk, "Yes.", by=editor)
    answering.answer(question.pk, "Yes.", by=editor)
    with pytest.raises(refusals.AnsweredAlready, match="Editor Jensen has answered"):
        answering.answer(question.pk, "No.", by=adviser)

    assert question.steps.filter(kind="answered").count() == 1
    assert AccessLog.objects.filter(action="question.answered").count() == 1


def test_what_was_wrong_in_an_answer_is_added_to_it(question, editor, adviser):
    with pytest.raises(refusals.NotWaiting):
        answering.add(question.pk, "It is 55 per cent.", by=adviser)
    answering.answer(question.pk, "It is 50 per cent.", by=editor)
    following.settled(question.pk)

    answering.add(question.pk, "It is 55 per cent.", by=adviser)
    answering.add(question.pk, "It is 55 per cent.", by=adviser)

    words = list(question.steps.filter(kind="answered").values_list("words", flat=True))
    assert words == ["It is 50 per cent.", "It is 55 per cent."]
    assert Question.objects.get().state == "answered"


def test_asked_back_it_waits_for_the_reader_who_brings_it_back(question, editor):
    asked_back = answering.ask_back(question.pk, "From which country?", by=editor)
    assert asked_back.state == "asked_back"
    told(mail.outbox)

    again = following.ask_again(question.pk, "From Georgia.")
    following.ask_again(question.pk, "From Georgia.")

    assert again.state == "open"
    assert told(mail.outbox) == [f"editor: A reader has written again: {question.reference}"]


def test_a_no_brings_it_back_and_a_yes_is_counted(question, editor):
    with pytest.raises(refusals.NothingToSettle):
        following.settled(question.pk)
    answering.answer(question.pk, "Yes.", by=editor)
    back = following.not_settled(question.pk, "But when?")
    assert (back.state, back.helped) == ("open", False)

    answering.answer(question.pk, "Tomorrow.", by=editor)
    done = following.settled(question.pk)

    assert (done.state, done.helped) == ("settled", True)
    assert following.settled(question.pk).steps.filter(kind="settled").count() == 1


def test_spam_waits_for_nobody_and_can_be_taken_back(question, editor):
    spam.mark(question.pk, by=editor)
    assert told(mail.outbox) == []
    assert not Question.objects.waiting().exists()

    assert spam.unmark(question.pk, by=editor).state == "open"


@pytest.mark.parametrize(
    ("asked_on", "due"),
    [
        (date(2028, 2, 28), date(2028, 3, 2)),  # over a leap day
        (date(2027, 3, 24), date(2027, 4, 1)),  # the days around Easter
        (date(2026, 12, 23), date(2026, 12, 30)),  # Christmas, and a weekend
        (date(2026, 6, 6), date(2026, 6, 10)),  # a Saturday after Constitution Day
    ],
)
def test_an_answer_is_promised_on_the_third_working_day(asked_on, due):
    assert due_on(asked_on) == due


def test_two_working_days_late_is_too_late():
    friday = date(2026, 11, 20)

    assert [is_too_late(friday, friday + timedelta(days=n)) for n in (1, 3, 4)] == [
        *(False, False, True)
    ]


def test_each_owner_is_reminded_once_a_day_and_who_catches_all_when_it_is_late(question, tax):
    Team.objects.update(language="en")
    theirs = asked("For the team", topic=topic("other-one"))
    told(mail.outbox)
    nine = timezone.make_aware(datetime.fromisoformat("2026-11-24T09:00"))  # a Tuesday
    Question.objects.filter(pk=question.pk).update(due_on=nine.date())
    Question.objects.filter(pk=theirs.pk).update(due_on=nine.date() - timedelta(days=4))

    with patch("django.utils.timezone.now", lambda: nine):
        reminding.remind()
        reminding.remind()
        found = told(mail.outbox)

    assert found == [
        "editor: A question waits for your answer today",
        "welcome: A question waits for your answer today",
        "welcome: A question has waited too long",
    ]


@pytest.mark.parametrize("moment", ["2026-11-22T09:00", "2026-11-24T06:00"])
def test_nobody_is_reminded_on_a_day_off_or_at_night(question, moment):
    told(mail.outbox)
    Question.objects.update(due_on=date(2026, 11, 20))

    with patch(
        "django.utils.timezone.now", lambda: timezone.make_aware(datetime.fromisoformat(moment))
    ):
        reminding.remind()
        found = told(mail.outbox)

    assert found == []
