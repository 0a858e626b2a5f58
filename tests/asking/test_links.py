"""By the links in the mails: whoever asked, and an owner without an account."""

from html import unescape

import pytest
from django.test import Client

from accounts.models import AccessLog
from asking import answering, forgetting, handing
from asking.first_rows import team_that_catches_all
from asking.models import Question, Team
from tests.asking.asked import asked, rule, team, topic

pytestmark = pytest.mark.django_db


@pytest.fixture
def question(db: None) -> Question:
    about = topic("danish")
    rule(about, team("The school"))
    return asked(topic=about)


def words(answer) -> str:
    return unescape(answer.content.decode())


def test_opening_her_link_changes_nothing_and_shows_no_reason(client: Client, question, editor):
    handing.hand_on(question.pk, team=team("Others"), reason="She is rude", seen=1, by=editor)
    answering.answer(question.pk, "In the library.", by=editor)
    page = client.get(question.her_link)

    assert "In the library." in words(page)
    assert "rude" not in words(page)
    assert page["Referrer-Policy"] == "same-origin"
    assert Question.objects.get().state == "answered"


def test_she_says_that_it_is_settled_or_what_is_missing(client: Client, question, editor):
    answering.answer(question.pk, "In the library.", by=editor)
    nothing = client.post(question.her_link, {"act": "no", "words": " "})
    assert nothing.status_code == 422
    assert "what is missing" in words(nothing)

    client.post(question.her_link, {"act": "no", "words": "Which one?"})
    assert Question.objects.get().state == "open"
    early = client.post(question.her_link, {"act": "yes"})
    assert early.status_code == 409

    answering.answer(question.pk, "Dokk1.", by=editor)
    client.post(question.her_link, {"act": "yes"})
    assert Question.objects.get().helped is True


def test_a_partner_answers_without_an_account(client: Client, question):
    page = client.get(question.owners_link)
    assert question.text in words(page)

    cpr = client.post(question.owners_link, {"act": "answer", "words": "Call 010190-1234"})
    assert cpr.status_code == 422
    client.post(question.owners_link, {"act": "answer", "words": "On Mondays at ten."})

    assert Question.objects.get().state == "answered"
    line = AccessLog.objects.get(action="question.answered")
    assert (line.actor, line.on_behalf_of) == (None, "The school")


def test_a_partner_hands_it_back_and_the_link_is_dead(client: Client, question):
    back = team_that_catches_all()
    form = {"act": "hand_on", "whom": f"team-{back.pk}", "reason": "Not our town", "seen": "1"}
    nobody = client.post(question.owners_link, form | {"whom": ""})
    assert nobody.status_code == 422

    gone = client.post(question.owners_link, form, follow=True)

    assert Question.objects.get().team == back
    assert gone.status_code == 410
    assert f"{back} has it" in words(gone)
    late = client.post(question.owners_link, {"act": "answer", "words": "Wait"})
    assert late.status_code == 410


def test_a_partner_hands_it_to_teams_only(client: Client, question, editor):
    form = {"act": "hand_on", "whom": f"person-{editor.pk}", "reason": "x", "seen": "1"}

    assert client.post(question.owners_link, form).status_code == 422


def test_of_two_links_owners_who_hand_on_the_later_is_told_whatever_her_form_says(
    client: Client, question, monkeypatch
):
    """Somebody else was between the page's look at the question and the handing on."""
    others, back = team("Others"), team_that_catches_all()
    hand_on = handing.hand_on

    def after_another(pk: int, **given):
        hand_on(pk, team=others, reason="Theirs", seen=1)
        return hand_on(pk, **given)

    monkeypatch.setattr(handing, "hand_on", after_another)
    form = {"act": "hand_on", "whom": f"team-{back.pk}", "reason": "x", "seen": "2"}
    late = client.post(question.owners_link, form)

    assert late.status_code == 409
    assert Question.objects.get().team == others


@pytest.mark.parametrize("kind", ["mine", "answer"])
@pytest.mark.parametrize("token", ["x", "1-1.x", "\u0661-1.x"])
def test_what_is_no_link_of_ours_is_a_404(client: Client, kind: str, token: str):
    assert client.get(f"/en/ask/{kind}/{token}/").status_code == 404


def test_a_forgotten_question_has_no_page(client: Client, question):
    forgetting.forget(question.pk)

    assert client.get(question.her_link).status_code == 410
    assert client.get(question.owners_link).status_code == 410


def test_who_has_signed_in_finds_her_questions_on_my_page(client: Client, question, stranger):
    client.force_login(stranger)
    assert "Your questions to us" not in words(client.get("/en/my/"))

    hers = asked("And when does it open?", email=stranger.email)

    page = words(client.get("/en/my/"))
    assert hers.her_link in page
    assert question.her_link not in page


def test_who_writes_again_and_again_keeps_her_words(client: Client, question, settings):
    settings.ACCOUNT_RATE_LIMITS = {"asking.again": "1/h/key"}
    client.post(question.her_link, {"act": "again", "words": "One more thing"})
    often = client.post(question.her_link, {"act": "again", "words": "And another"})

    assert often.status_code == 429
    assert "And another</textarea>" in words(often)
    assert question.steps.filter(kind="asked_again").count() == 1


def test_the_front_desk_finds_what_waits_for_it_on_my_page(client: Client, question, desk, editor):
    Team.objects.get(name_en="The school").members.add(desk, editor)
    client.force_login(desk)
    assert question.owners_link in words(client.get("/en/my/"))

    client.force_login(editor)  # whose screens are in the admin
    assert question.owners_link not in words(client.get("/en/my/"))
