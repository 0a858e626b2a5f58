"""Questions to the advisers: asked, answered, and passed on to candidates."""

import re

import pytest
from django.core import mail
from django.urls import reverse

from careers import publishing
from careers.advising import enquiries
from careers.advising.caseload import hand_to
from careers.advising.enquiries import A_DAY, NoneChosen, NotAskedByCompany, TooMany
from careers.contact import blocking, reveals
from careers.emails import advising as emails
from careers.employers.terms import accept
from careers.models import Enquiry, Field, ForwardedEnquiry, Reveal
from tests.careers.people import draft_profile, live_profile, published
from tests.events.look_ahead import text
from tests.jobs import run_jobs
from tests.personas import owner

ASK = "candidates:ask_adviser"


@pytest.fixture
def employer(client, nordvind, hr):
    accept(nordvind, hr)
    client.force_login(hr)
    return client


@pytest.fixture(scope="module")
def _alice(module_db: None) -> int:
    return live_profile("alice").pk


@pytest.fixture
def alice(_alice: int, adviser):
    return hand_to(_alice, adviser, by=adviser)


@pytest.fixture
def question(nordvind, hr) -> Enquiry:
    return enquiries.ask("A nurse who speaks Polish?", by=hr, company=nordvind)


def told() -> list[str]:
    run_jobs()
    found = [f"{letter.to[0].partition('@')[0]}: {letter.subject}" for letter in mail.outbox]
    mail.outbox.clear()
    return found


def test_who_left_the_company_is_not_told_what_it_was_answered(question, nordvind, hr, adviser):
    nordvind.memberships.filter(user=hr).delete()

    enquiries.answer(question.pk, "There is one in Aarhus.", by=adviser)

    assert emails.question_answered(question.pk) is None


def test_a_company_asks_with_what_it_searched_for(employer, adviser, nordvind):
    address = f"{reverse(ASK)}?q=welder&occupation=72&nonsense=1"
    assert "welder" in text(employer.get(address))

    for _click in range(2):
        employer.post(address, {"text": "We need two welders."})

    asked = Enquiry.objects.get()
    assert asked.company == nordvind
    assert asked.searched == {"q": ["welder"], "occupation": ["72"]}
    assert told() == ["adviser: A question waits for an adviser"]
    assert "two welders" in text(employer.get(reverse(ASK)))


def test_nobody_but_a_verified_company_asks_for_one(client, newhr, stranger):
    client.force_login(stranger)
    assert client.post(reverse(ASK), {"text": "Who?"}).status_code == 404
    client.force_login(newhr)
    client.post(reverse(ASK), {"text": "Who?"})

    assert not Enquiry.objects.exists()


def test_a_candidate_asks_her_own_adviser(client, adviser, admin, alice):
    client.force_login(alice.user)
    told()

    client.post(reverse("cv:ask_adviser"), {"text": "May I work while I wait?"})

    assert Enquiry.objects.get().profile == alice
    assert told() == ["adviser: A question waits for an adviser"]


def test_five_questions_a_day_are_enough(nordvind, hr):
    for n in range(A_DAY):
        enquiries.ask(f"Question {n}", by=hr, company=nordvind)

    with pytest.raises(TooMany):
        enquiries.ask("One more", by=hr, company=nordvind)


def test_the_first_answer_goes_to_who_asked(client, adviser, question):
    client.force_login(adviser)
    told()
    address = reverse("careers_advising:answer", args=[question.pk])

    client.post(address, {"answer-answer": "Yes: wait for a mail."})
    client.post(address, {"answer-answer": "No."})

    assert Enquiry.objects.get().answer == "Yes: wait for a mail."
    run_jobs()
    assert [letter.to for letter in mail.outbox] == [["hr@ankomst.example"]]
    assert "Yes: wait for a mail." in mail.outbox[0].body


def test_it_is_passed_on_to_ones_own_candidates_alone(adviser, alice, question):
    bob = live_profile("bob")
    told()

    sent = enquiries.pass_on(question.pk, [alice.pk, bob.pk], by=adviser)
    again = enquiries.pass_on(question.pk, [alice.pk], by=adviser)

    assert [each.profile for each in sent] == [alice]
    assert again == []
    assert told() == ["alice: A company asks, and your adviser thought of you"]


def test_who_has_blocked_the_company_is_not_asked(adviser, alice, question, nordvind):
    blocking.block(alice.pk, nordvind.cvr)

    with pytest.raises(NoneChosen):
        enquiries.pass_on(question.pk, [alice.pk], by=adviser)


def test_who_is_not_found_by_employers_is_not_asked(adviser, question):
    hidden = draft_profile("hidden")
    hand_to(hidden.pk, adviser, by=adviser)

    with pytest.raises(NoneChosen):
        enquiries.pass_on(question.pk, [hidden.pk], by=adviser)


def test_a_candidates_question_is_not_passed_on(adviser, alice):
    asked = enquiries.ask("Hello?", by=alice.user, profile=alice)

    with pytest.raises(NotAskedByCompany):
        enquiries.pass_on(asked.pk, [alice.pk], by=adviser)


def test_her_yes_shows_the_company_what_she_ticked(client, adviser, alice, question, nordvind):
    [sent] = enquiries.pass_on(question.pk, [alice.pk], by=adviser)
    client.force_login(alice.user)
    page = reverse("cv:passed_on", args=[sent.pk])
    assert "A nurse who speaks Polish?" in text(client.get(page))
    told()

    for _click in range(2):
        client.post(page, {"answer": "yes", "shown": [Field.NAME, Field.EMAIL]})

    assert Reveal.objects.get().fields == [Field.NAME, Field.EMAIL]
    assert Reveal.objects.get().company == nordvind
    assert told() == ["hr: Somebody answers your question"]


def test_a_yes_without_a_tick_is_asked_again(client, adviser, alice, question):
    [sent] = enquiries.pass_on(question.pk, [alice.pk], by=adviser)
    client.force_login(alice.user)

    page = client.post(reverse("cv:passed_on", args=[sent.pk]), {"answer": "yes"})

    assert page.status_code == 422
    assert not Reveal.objects.exists()


def test_her_no_is_told_to_nobody(client, employer, adviser, alice, question):
    before = employer.get(reverse(ASK)).content
    [sent] = enquiries.pass_on(question.pk, [alice.pk], by=adviser)
    during = employer.get(reverse(ASK)).content
    told()
    enquiries.say_no(sent)

    assert told() == []
    assert _without_tokens(before) == _without_tokens(during)
    assert _without_tokens(before) == _without_tokens(employer.get(reverse(ASK)).content)


def test_the_company_is_led_to_her_after_her_yes_alone(client, employer, adviser, alice, question):
    handle = published(alice).handle
    [sent] = enquiries.pass_on(question.pk, [alice.pk], by=adviser)
    assert handle not in text(employer.get(reverse(ASK)))

    enquiries.say_yes(sent, [Field.NAME])

    page = employer.get(reverse(ASK))
    assert reverse("candidates:shown", args=[handle]) in page.content.decode()
    assert "Alice" not in text(page)


def test_who_answered_and_came_back_under_another_handle_is_somebody_new(
    employer, adviser, alice, question
):
    [sent] = enquiries.pass_on(question.pk, [alice.pk], by=adviser)
    reveals.take_back(enquiries.say_yes(sent, [Field.NAME]).pk)
    publishing.hide(alice.pk)
    publishing.show(alice.pk)

    assert published(alice).handle not in employer.get(reverse(ASK)).content.decode()


def test_anothers_passed_on_question_is_not_hers(client, adviser, alice, question):
    [sent] = enquiries.pass_on(question.pk, [alice.pk], by=adviser)
    client.force_login(draft_profile("bob").user)

    page = client.post(reverse("cv:passed_on", args=[sent.pk]), {"answer": "no"})

    assert page.status_code == 404
    assert ForwardedEnquiry.objects.get().state == ForwardedEnquiry.State.SENT


def test_other_companies_read_nothing_of_it(client, havblik, question):
    havblik.verified_at = question.asked_at
    havblik.save()
    boss = owner(havblik)
    accept(havblik, boss)
    client.force_login(boss)

    assert "Polish" not in text(client.get(reverse(ASK)))


def test_the_adviser_reads_passes_on_and_answers_on_one_page(client, adviser, alice, question):
    client.force_login(adviser)
    page = reverse("careers_advising:enquiry", args=[question.pk])
    assert "A nurse who speaks Polish?" in text(client.get(page))

    client.post(
        reverse("careers_advising:pass_on", args=[question.pk]), {"to-candidates": [alice.pk]}
    )

    assert "Alice Jensen" in text(client.get(page))
    assert ForwardedEnquiry.objects.get().profile == alice


def _without_tokens(page: bytes) -> str:
    return re.sub(r'(csrfmiddlewaretoken" value|nonce)="[^"]+"', "", page.decode())
