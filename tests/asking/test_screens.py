"""Readers' questions in the admin."""

from datetime import timedelta
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import AccessLog
from asking import answering, spam
from asking.counting import counts
from asking.first_rows import team_that_catches_all
from asking.models import Question, ReadyAnswer
from tests.asking.asked import asked, rule, team, topic

pytestmark = pytest.mark.django_db


@pytest.fixture
def as_editor(client: Client, editor) -> Client:
    client.force_login(editor)
    return client


@pytest.fixture
def question(editor) -> Question:
    about = topic("tax")
    rule(about, team("Tax people", editor))
    return asked(topic=about, language="da", name="Mille")


def words(answer) -> str:
    return unescape(answer.content.decode())


def url(name: str, question: Question) -> str:
    return reverse(f"asking_admin:{name}", args=[question.pk])


def test_her_own_her_teams_and_the_overdue_are_in_their_lists(as_editor, question, editor):
    mine = asked("This one is mine")
    answering.take(mine.pk, by=editor)
    late = asked("This one is late")
    Question.objects.filter(pk=late.pk).update(due_on=timezone.localdate() - timedelta(days=1))
    index = reverse("asking_admin:index")

    def shown(**query: str) -> set[int]:
        return {each.pk for each in as_editor.get(index, query).context["page"]}

    assert shown() == shown(show="mine") == {mine.pk}
    assert shown(show="teams") == {question.pk}
    assert shown(show="overdue") == {late.pk}
    assert shown(show="waiting", q="mille tax") == {question.pk}
    assert shown(show="nonsense", topic="x", p="-1", q="\0") == {mine.pk}


def test_the_answer_is_shown_as_a_mail_before_it_is_sent(as_editor, question):
    ReadyAnswer.objects.create(title="Card", text_en="The card", text_da="Kortet")
    page = as_editor.get(url("one", question))
    assert "Kortet" in words(page)
    assert "Answer in Danish" in words(page)

    typed = {"answer-words": "Se skat.dk", "act": "preview"}
    preview = as_editor.post(url("answer", question), typed)
    assert "/da/ask/mine/" in words(preview)
    assert Question.objects.get().state == "open"

    as_editor.post(url("answer", question), typed | {"act": "answer"})
    assert Question.objects.get().state == "answered"


def test_it_is_handed_on_with_a_reason_to_somebody(as_editor, question, adviser):
    form = {"on-whom": f"person-{adviser.pk}", "on-reason": "", "on-seen": "1"}
    without = as_editor.post(url("hand_on", question), form)
    assert without.status_code == 422
    assert "Say in a few words why" in words(without)

    as_editor.post(url("hand_on", question), form | {"on-reason": "Yours"})
    assert Question.objects.get().person == adviser

    stale = as_editor.post(url("hand_on", question), form | {"on-reason": "Yours"})
    assert stale.status_code == 409


def test_every_reading_is_in_the_log(as_editor, question, editor):
    as_editor.get(url("one", question))

    assert AccessLog.objects.of_record(question).get(action="question.read").actor == editor


def test_whoever_answers_no_questions_sees_none(client: Client, question, planner):
    client.force_login(planner)

    assert client.get(reverse("asking_admin:index"), follow=True).status_code == 404
    assert client.get(url("one", question), follow=True).status_code == 404
    assert client.post(url("take", question), follow=True).status_code == 404
    assert "questions-to-answer" not in words(client.get("/admin/"))


def test_the_first_page_of_the_admin_says_what_waits(as_editor, question):
    assert "1 waits for your teams" in words(as_editor.get("/admin/"))


def test_editors_say_who_answers_what(as_editor, question):
    for name in ("question_topics", "question_teams", "responsibilities", "ready_answers"):
        assert as_editor.get(reverse(f"{name}:index")).status_code == 200
        assert as_editor.get(reverse(f"{name}:add")).status_code == 200
    team_url = reverse("question_teams:delete", args=[question.team_id])
    assert as_editor.get(team_url).status_code == 200
    assert "It has questions" in words(as_editor.post(team_url, follow=True))
    assert Question.objects.get().team == question.team


def test_the_team_that_catches_all_cannot_be_deleted(as_editor):
    team = team_that_catches_all()

    as_editor.post(reverse("question_teams:delete", args=[team.pk]))

    assert team_that_catches_all() == team


def test_spam_is_not_counted_and_what_helped_is(question, editor):
    spam.mark(asked("Cheap!").pk, by=editor)
    answering.answer(question.pk, "So.", by=editor)
    Question.objects.filter(pk=question.pk).update(helped=True)

    found = counts()

    assert [(str(row.about), row.asked, row.helped, row.said) for row in found.topics] == [
        ("Tax", 1, 1, 1)
    ]
    assert (found.asked, found.answered, found.in_time) == (1, 1, 1)
