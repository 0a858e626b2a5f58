"""Several people of a company, and she herself, at the same moment on real connections."""

from collections import Counter
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from careers.contact import answering, asking, blocking, closing, reveals
from careers.models import CandidateProfile, ContactRequest, PublishedSummary, Reveal
from careers.models.contact import A_DAY
from companies.models import Company
from outbox.models import Message
from tests.careers.contact_people import asked, candidate
from tests.events.test_races import ROUNDS, at_once
from vocabulary.refused import Refused

pytestmark = pytest.mark.race

State = ContactRequest.State


def outcome(work: Callable[..., object], *args: object, **kwargs: object) -> str:
    try:
        work(*args, **kwargs)
    except (Refused, PublishedSummary.DoesNotExist) as refusal:
        return type(refusal).__name__
    return "done"


@pytest.fixture
def olena(transactional_db: None) -> CandidateProfile:
    return candidate()


@pytest.fixture
def company(olena: CandidateProfile, nordvind: Company) -> Company:
    return nordvind


def test_of_many_clicks_one_request_comes(olena: CandidateProfile, company: Company):
    answers = at_once(lambda _n: outcome(asked, olena, company), 8)

    assert Counter(answers) == {"done": 1, "AskedAlready": 7}
    assert ContactRequest.objects.count() == 1
    assert Message.objects.filter(kind="careers.contact_asked").count() == 1


def test_nobody_asks_more_than_the_day_allows(olena: CandidateProfile, company: Company):
    people = [candidate(f"person{number}") for number in range(8)]
    now = timezone.now()
    earlier = [
        ContactRequest(
            profile=olena,
            company=company,
            job="Earlier",
            reason="Earlier",
            state=State.EXPIRED,
            asked_at=now,
            expires_at=now,
        )
        for _number in range(A_DAY - 3)
    ]
    ContactRequest.objects.bulk_create(earlier)

    answers = at_once(lambda number: outcome(asked, people[number], company), 8)

    assert Counter(answers) == {"done": 3, "EnoughForToday": 5}
    assert asking.asked_today(company) == A_DAY


def test_yes_from_two_tabs_shows_what_one_of_them_ticked(olena: CandidateProfile, company: Company):
    request = asked(olena, company)
    ticks = [["name"], ["phone"]]

    answers = at_once(lambda n: outcome(answering.say_yes, request.pk, ticks[n % 2]), 8)

    assert Counter(answers) == {"done": 1, "AnsweredAlready": 7}
    assert Reveal.objects.get().fields in ticks
    assert Message.objects.filter(kind="careers.contact_yes").count() == 1


def test_yes_while_she_blocks_the_company_shows_it_nothing(
    olena: CandidateProfile, company: Company
):
    for _round in range(ROUNDS // 2):
        request = asked(olena, company)
        acts = [
            lambda of=request: answering.say_yes(of.pk, ["name"]),
            lambda: blocking.block(olena.pk, company.cvr),
        ]

        at_once(lambda n, acts=acts: outcome(acts[n]), 2, connections=2)

        assert reveals.fields_shown(olena, company) == []
        assert not ContactRequest.objects.open().exists()
        blocking.unblock(olena.pk, company.cvr)
        ContactRequest.objects.all().delete()


def test_a_company_blocked_while_it_asks_has_no_open_request(
    olena: CandidateProfile, company: Company
):
    for _round in range(ROUNDS // 2):
        acts = [
            lambda: asked(olena, company),
            lambda: blocking.block(olena.pk, company.cvr),
        ]

        answers = at_once(lambda n, acts=acts: outcome(acts[n]), 2, connections=2)

        assert answers in (["done", "done"], ["DoesNotExist", "done"])
        assert not ContactRequest.objects.open().exists()
        blocking.unblock(olena.pk, company.cvr)
        ContactRequest.objects.all().delete()


def test_a_yes_and_the_companys_taking_back_do_not_both_count(
    olena: CandidateProfile, company: Company
):
    for _round in range(ROUNDS // 2):
        request = asked(olena, company)
        acts = [
            lambda of=request: answering.say_yes(of.pk, ["name"]),
            lambda of=request: asking.take_back(of.pk),
        ]

        answers = at_once(lambda n, acts=acts: outcome(acts[n]), 2, connections=2)

        request.refresh_from_db()
        said_yes = answers == ["done", "NotTakenBack"]
        assert said_yes or answers == ["TakenBackByCompany", "done"]
        assert Reveal.objects.exists() is said_yes
        assert (request.state == State.YES) is said_yes
        ContactRequest.objects.all().delete()


def test_two_workers_tell_the_company_once(olena: CandidateProfile, company: Company):
    request = asked(olena, company)
    over = timezone.now() - timedelta(seconds=1)
    ContactRequest.objects.filter(pk=request.pk).update(expires_at=over)

    counts = at_once(lambda _n: closing.close_overdue(), 4)

    assert sum(counts) == 1
    assert Message.objects.filter(kind="careers.contact_closed").count() == 1
