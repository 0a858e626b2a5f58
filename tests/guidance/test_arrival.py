"""The arrival checklist as a visitor meets it."""

from datetime import date
from html import unescape

import pytest
from django.test import Client

from guidance.arrival.asked import Asked, With
from guidance.arrival.checklist import CHILDREN, checklist
from guidance.models import Centre, Step

pytestmark = pytest.mark.usefixtures("guidance")

NURSE = {
    "citizenship": "eu",
    "purpose": "work",
    "with": "both",
    "partner": "third_country",
    "municipality": "0461",  # Odense
}


@pytest.fixture
def ask(client: Client):
    def get(query: dict[str, str], language: str = "en") -> str:
        answer = client.get(f"/{language}/arrival/", query, follow=True)
        assert answer.status_code == 200
        return unescape(answer.content.decode())

    return get


def test_the_questions_come_one_at_a_time(ask):
    titles = [
        "Which country’s passport or ID card do you travel with?",
        "What do you come to Denmark for?",
        "Who moves with you?",
        "Which passport or ID card does your partner travel with?",
        "Where will you live?",
    ]
    given: dict[str, str] = {}
    for name, title in zip(NURSE, titles, strict=True):
        page = ask(given)
        assert f"<h1>{title}" in page or f">{title}</label></h1>" in page
        given[name] = NURSE[name]

    assert "Your arrival checklist" in ask(given)


def test_whoever_does_not_move_is_not_asked_who_comes_along():
    asked = Asked.read({"citizenship": "eu", "purpose": "commuter"})

    assert asked.next_question == "municipality"
    assert asked.along is With.NOBODY


def test_a_question_is_asked_again_with_the_answer_chosen_and_the_others_kept(ask):
    page = ask(NURSE | {"ask": "purpose"})

    assert 'value="work" checked' in page
    assert '<input type="hidden" name="municipality" value="0461">' in page


def test_another_answer_to_an_early_question_keeps_what_still_fits():
    alone = Asked.read(NURSE | {"with": "nobody"})

    assert alone.next_question is None
    assert alone.query == "citizenship=eu&purpose=work&with=nobody&municipality=0461"


@pytest.mark.parametrize(
    "odd", ["", "EU", "\0", "eu' OR 1=1", "ﷺ" * 500, "<script>", "١٢٣", "0461\n"]
)
def test_an_answer_that_is_none_of_the_choices_is_asked_for_again(ask, odd):
    assert "Choose one of these" in ask({"citizenship": odd})
    assert "Where will you live?" in ask(NURSE | {"municipality": odd})


def test_who_lives_abroad_is_asked_where_she_works_and_told_to_book_nothing(ask):
    """She registers nowhere: from Malmö to Copenhagen."""
    commuter = {"citizenship": "nordic", "purpose": "commuter"}

    assert "Where in Denmark will you work?" in ask(commuter)

    page = ask(commuter | {"municipality": "0101"})
    assert "Nothing on your list is done at a centre" in page
    assert "Registers people who move to" not in page
    assert "I move to Denmark on" not in page


def test_the_address_has_the_answers_in_one_order_and_nothing_else(client):
    odd = client.get("/en/arrival/", {**dict(reversed(NURSE.items())), "name": "Ane", "ask": ""})

    assert odd.status_code == 302
    assert odd.url == (
        "/en/arrival/?citizenship=eu&purpose=work&with=both&partner=third_country&municipality=0461"
    )


def test_everybody_in_the_family_gets_a_list_by_her_own_passport(today):
    found = checklist(Asked.read(NURSE), today)

    lists = {each.who: {step.step.key for step in each.needs.steps} for each in found.lists}
    assert found.centre.key == "odense"
    assert "eu_doc" in lists["you"]
    assert lists["partner"] != lists["you"]
    assert "job_offer" not in lists["children"]


def test_children_have_the_steps_that_editors_say_are_for_them(today):
    def keys() -> set[str]:
        lists = checklist(Asked.read(NURSE), today).lists
        [children] = [each for each in lists if each.who == CHILDREN]
        return {each.needed.step.key for each in children.steps}

    before = keys()
    assert {"cpr", "health_card", "childcare_school"} <= before
    assert not before & {"mitid", "digital_post", "bank", "tax_card", "language"}

    Step.objects.filter(key="mitid").update(for_children=True)
    assert keys() == before | {"mitid"}


def test_the_partner_of_an_eu_citizen_needs_no_permit_whatever_her_passport(today):
    [partner] = [e for e in checklist(Asked.read(NURSE), today).lists if e.who == "partner"]

    keys = {each.needed.step.key for each in partner.steps}
    assert "eu_family_doc" in keys
    assert "family_permit" not in keys


def test_nothing_comes_before_what_it_waits_for(today):
    for person in checklist(Asked.read(NURSE), today).lists:
        order = [each.step.pk for each in person.needs.steps]
        for each in person.needs.steps:
            assert all(order.index(other.pk) < order.index(each.step.pk) for other in each.requires)


def test_what_is_not_on_the_list_is_told_with_whom_it_is_for(ask):
    page = ask(NURSE)
    visa = Step.objects.get(key="entry_visa")

    assert visa.title_en in page.partition("Not for you, and for whom")[2]
    assert "Only for: Outside the EU" in page


def test_a_municipality_without_an_agreement_is_sent_to_its_own_office(ask):
    page = ask(NURSE | {"municipality": "0492"})  # Ærø

    assert "Does not register people of" in page
    assert "Ærø Kommune's Citizen Service" in page


def test_whoever_does_not_know_where_yet_still_gets_a_list(ask):
    page = ask(NURSE | {"municipality": "unknown"})

    assert "Once you know your municipality" in page
    assert "Get your CPR number" in page


def test_the_list_is_in_danish_too(ask):
    page = ask(NURSE, "da")

    assert Step.objects.get(key="cpr").title_da in page
    assert Step.objects.get(key="cpr").title_en not in page


def test_a_rule_that_is_changed_counts_at_once(ask):
    ask(NURSE)
    step = Step.objects.get(key="cpr")
    step.title_en = "Get a number for everything"
    step.save()

    assert "Get a number for everything" in ask(NURSE)


def test_deadlines_stand_on_the_page_for_the_browser_to_count(ask):
    page = ask(NURSE)

    assert 'data-kind="by" data-number="5" data-unit="days" data-anchor="arrival"' in page
    assert "At the latest 5 days after the day you move to Denmark." in page
    assert "2027-03-29" in page  # Easter Monday: no working day


def test_a_site_without_centres_says_so(client):
    Centre.objects.all().delete()

    answer = client.get("/en/arrival/", NURSE, follow=True)

    assert answer.status_code == 503
    assert b"There is no checklist here yet" in answer.content


def test_a_deadline_is_told_to_those_whom_it_concerns(today):
    def said(purpose: str) -> list[str]:
        answers = {"citizenship": "eu", "purpose": purpose, "with": "nobody"}
        found = checklist(Asked.read(answers | {"municipality": "0461"}), today)
        [listed] = [each for each in found.yours.steps if each.needed.step.key == "eu_doc"]
        return [deadline.sentence for deadline in listed.deadlines]

    assert said("work") == ["At the latest 3 months after the day you move to Denmark."]
    assert said("jobseeker") == ["At the latest 6 months after the day you move to Denmark."]


def test_a_deadline_is_a_day_once_ones_own_is_known(today):
    steps = checklist(Asked.read(NURSE), today).yours.steps
    [card] = [each for each in steps if each.needed.step.key == "tax_card"]

    days = [deadline.day(date(2027, 2, 1)) for deadline in card.deadlines]

    assert days == [date(2026, 12, 30), date(2027, 1, 18)]


@pytest.mark.parametrize(
    ("citizenship", "purpose", "seen"),
    [
        ("eu", "work", True),
        ("nordic", "work", False),
        ("third_country", "work", False),
        ("eu", "commuter", False),
        ("eu", "study", False),
    ],
)
def test_an_employer_is_told_of_the_contract_s_age_where_siri_sees_it(
    today, citizenship, purpose, seen
):
    asked = {"citizenship": citizenship, "purpose": purpose, "with": "nobody"}
    found = checklist(Asked.read(asked | {"municipality": "0461"}), today)

    told = {step.key: step.employer_en for step in found.for_employer}
    assert any("30 days" in words for words in told.values()) is seen
    assert ("30 days" in found.yours.steps[0].needed.note) is seen
    assert bool(told) is (purpose != "study")
