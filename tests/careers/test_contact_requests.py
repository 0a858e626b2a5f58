"""A company asks somebody, she answers, and what the company may know of it."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from accounts.models import AccessLog
from careers import publishing
from careers.contact import answering, asking, blocking, closing, refusals, reveals
from careers.contact.told import Told, again_from, told
from careers.models import CandidateProfile, ContactRequest, PublishedSummary
from careers.models.contact import A_DAY, OPEN_FOR
from companies.models import Company
from outbox.models import Message
from tests.careers.contact_people import asked, candidate

pytestmark = pytest.mark.django_db

State = ContactRequest.State


@pytest.fixture(scope="module")
def _olena(module_db: None) -> int:
    return candidate().pk


@pytest.fixture
def olena(_olena: int, db: None) -> CandidateProfile:
    return CandidateProfile.objects.select_related("published").get(pk=_olena)


@pytest.fixture
def request_(olena: CandidateProfile, nordvind: Company) -> ContactRequest:
    return asked(olena, nordvind)


class Clock:
    """``clock.at(moment)``: from now on it is that time."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.monkeypatch = monkeypatch

    def at(self, moment: datetime) -> None:
        self.monkeypatch.setattr(timezone, "now", lambda: moment)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch)


def mails(kind: str) -> int:
    return Message.objects.filter(kind=f"careers.{kind}").count()


def test_she_is_told_by_mail_and_in_her_log(olena: CandidateProfile, request_: ContactRequest):
    line = AccessLog.objects.about(olena.user).get(action="cv.asked")

    assert mails("contact_asked") == 1
    assert (line.on_behalf_of, line.reason) == ("Nordvind A/S", "Data engineer")


def test_a_company_asks_one_person_once_at_a_time(olena: CandidateProfile, nordvind: Company):
    asked(olena, nordvind)

    with pytest.raises(refusals.AskedAlready):
        asked(olena, nordvind)

    assert ContactRequest.objects.count() == mails("contact_asked") == 1


def answer_no(request: ContactRequest) -> None:
    answering.say_no(request.pk, "Too far away")


def block(request: ContactRequest) -> None:
    blocking.block(request.profile_id, request.company.cvr)


def unblock_again(request: ContactRequest) -> None:
    block(request)
    blocking.unblock(request.profile_id, request.company.cvr)


def hide(request: ContactRequest) -> None:
    publishing.hide(request.profile_id)


def nothing(request: ContactRequest) -> None:
    pass


SILENT = [nothing, answer_no, block, unblock_again, hide]


@pytest.mark.parametrize("answer", SILENT)
def test_a_company_reads_the_same_of_every_answer_but_yes(
    request_: ContactRequest, clock: Clock, answer
):
    answer(request_)
    closing.close_overdue()
    row = ContactRequest.objects.get()
    before = (told(row), again_from(row), mails("contact_closed"))
    clock.at(request_.expires_at)
    closing.close_overdue()
    row.refresh_from_db()

    assert before == (Told.WAITING, request_.expires_at + timedelta(days=90), 0)
    assert (told(row), again_from(row), mails("contact_closed")) == (Told.CLOSED, before[1], 1)
    assert row.told_at == request_.expires_at


@pytest.mark.parametrize("answer", [nothing, answer_no, unblock_again])
def test_asking_again_is_refused_alike_whatever_she_has_answered(
    olena: CandidateProfile, request_: ContactRequest, clock: Clock, answer
):
    answer(request_)
    with pytest.raises(refusals.AskedAlready):
        asked(olena, request_.company)

    clock.at(request_.expires_at + timedelta(days=1))
    with pytest.raises(refusals.NotSoSoon) as refusal:
        asked(olena, request_.company)
    assert again_from(request_).strftime("%Y") in str(refusal.value)


def test_after_the_waiting_time_the_company_may_ask_again(
    olena: CandidateProfile, request_: ContactRequest, clock: Clock
):
    answering.say_no(request_.pk)
    olena.published.expires_on = timezone.localdate() + timedelta(days=300)
    olena.published.save()
    clock.at(again_from(request_))

    assert asked(olena, request_.company).state == State.OPEN


def test_a_company_that_sees_her_cannot_ask(olena: CandidateProfile, request_: ContactRequest):
    answering.say_yes(request_.pk, ["name"])

    with pytest.raises(refusals.ShownAlready):
        asked(olena, request_.company)


def come_back(profile: CandidateProfile) -> None:
    publishing.hide(profile.pk)
    publishing.show(profile.pk)


@pytest.mark.parametrize("answer", [nothing, answer_no])
def test_who_comes_back_under_another_handle_is_somebody_new_to_the_company(
    olena: CandidateProfile, request_: ContactRequest, clock: Clock, answer
):
    answer(request_)
    come_back(olena)

    newer = asked(olena, request_.company)

    request_.refresh_from_db()
    assert newer.handle != request_.handle
    assert [told(request_), told(newer)] == [Told.WAITING, Told.WAITING]
    clock.at(request_.expires_at)
    closing.close_overdue()
    request_.refresh_from_db()
    assert [told(request_), request_.told_at] == [Told.CLOSED, request_.expires_at]


def test_a_request_that_a_newer_one_replaced_is_not_answered(
    olena: CandidateProfile, request_: ContactRequest
):
    come_back(olena)
    asked(olena, request_.company)

    with pytest.raises(refusals.RanOut):
        answering.say_yes(request_.pk, ["name"])


@pytest.mark.parametrize("gone", ["hidden", "expired", "blocked", "unknown"])
def test_whom_it_may_not_see_a_company_cannot_ask(
    olena: CandidateProfile, nordvind: Company, gone: str
):
    if gone == "hidden":
        publishing.hide(olena.pk)
    if gone == "expired":
        yesterday = timezone.localdate() - timedelta(days=1)
        PublishedSummary.objects.update(expires_on=yesterday)
    if gone == "blocked":
        blocking.block(olena.pk, nordvind.cvr)
    other = {"handle": "ZZZZ9999"} if gone == "unknown" else {}

    with pytest.raises(PublishedSummary.DoesNotExist):
        asked(olena, nordvind, **other)


def test_a_company_that_is_not_verified_cannot_ask(olena: CandidateProfile, havblik: Company):
    with pytest.raises(refusals.NotVerifiedYet):
        asked(olena, havblik)


def test_twenty_a_day_and_the_next_day_more(
    olena: CandidateProfile, nordvind: Company, havblik: Company, clock: Clock
):
    noor = candidate("noor")
    morning = timezone.localtime().replace(hour=9) + timedelta(days=1)
    clock.at(morning)
    one = asked(olena, nordvind)
    for number in range(A_DAY - 1):
        one.pk, one.state = None, State.EXPIRED
        one.asked_at = morning - timedelta(minutes=number)
        one.save()

    with pytest.raises(refusals.EnoughForToday, match="20 requests today"):
        asked(noor, nordvind)
    clock.at(morning.replace(hour=0, minute=1) + timedelta(days=1))
    assert asked(noor, nordvind).state == State.OPEN


def test_yes_shows_what_was_ticked_and_is_told_at_once(
    olena: CandidateProfile, request_: ContactRequest
):
    reveal = answering.say_yes(request_.pk, ["name", "phone"], 30)
    request_.refresh_from_db()

    assert reveals.fields_shown(olena, request_.company) == ["name", "phone"]
    assert (told(request_), mails("contact_yes"), reveal.request) == (Told.YES, 1, request_)
    assert reveal.until - reveal.given_at == timedelta(days=30)


def test_a_yes_sent_twice_shows_once(request_: ContactRequest):
    answering.say_yes(request_.pk, ["name"])

    with pytest.raises(refusals.AnsweredAlready):
        answering.say_yes(request_.pk, ["name", "phone"])

    assert request_.profile.reveals.get().fields == ["name"]


def test_a_no_sent_twice_keeps_the_first_reason(request_: ContactRequest):
    answering.say_no(request_.pk, "Too far")
    answering.say_no(request_.pk, "")

    assert ContactRequest.objects.get().why_not == "Too far"
    with pytest.raises(refusals.AnsweredAlready):
        answering.say_yes(request_.pk, ["name"])


def test_a_yes_without_a_tick_leaves_the_request_open(request_: ContactRequest):
    with pytest.raises(refusals.NothingChosen):
        answering.say_yes(request_.pk, [])

    assert ContactRequest.objects.get().state == State.OPEN


def test_a_hidden_profile_shows_nothing(request_: ContactRequest):
    publishing.hide(request_.profile_id)

    with pytest.raises(refusals.ProfileIsHidden):
        answering.say_yes(request_.pk, ["name"])


def test_a_request_runs_out_to_the_second(request_: ContactRequest, clock: Clock):
    assert request_.expires_at - request_.asked_at == OPEN_FOR
    clock.at(request_.expires_at)

    with pytest.raises(refusals.RanOut):
        answering.say_yes(request_.pk, ["name"])
    with pytest.raises(refusals.RanOut):
        answering.say_no(request_.pk)


def test_it_is_closed_and_told_once(request_: ContactRequest, clock: Clock):
    clock.at(request_.expires_at + timedelta(minutes=3))

    assert [closing.close_overdue(), closing.close_overdue()] == [1, 0]
    assert ContactRequest.objects.get().state == State.EXPIRED
    assert mails("contact_closed") == 1


def test_she_is_reminded_once_and_only_while_she_has_not_answered(
    request_: ContactRequest, nordvind: Company, clock: Clock
):
    answering.say_no(asked(candidate("noor"), nordvind).pk)
    assert closing.remind() == 0

    clock.at(request_.expires_at - closing.REMIND_BEFORE)

    assert [closing.remind(), closing.remind()] == [1, 0]
    assert mails("contact_reminder") == 1


@pytest.mark.parametrize("answer", SILENT)
def test_a_company_takes_its_request_back_alike_whatever_she_has_done(
    request_: ContactRequest, clock: Clock, answer
):
    answer(request_)

    for _twice in range(2):
        row = asking.take_back(request_.pk)
    clock.at(request_.expires_at)
    closing.close_overdue()

    assert told(row) == Told.TAKEN_BACK
    assert mails("contact_closed") == 0


def test_a_no_stays_hers_when_the_company_takes_its_request_back(request_: ContactRequest):
    answering.say_no(request_.pk, "Too far")

    asking.take_back(request_.pk)

    assert ContactRequest.objects.get().state == State.NO


def test_what_was_taken_back_is_not_answered(request_: ContactRequest):
    asking.take_back(request_.pk)

    with pytest.raises(refusals.TakenBackByCompany):
        answering.say_yes(request_.pk, ["name"])
    with pytest.raises(refusals.TakenBackByCompany):
        answering.say_no(request_.pk)


def test_after_a_yes_nothing_is_taken_back(request_: ContactRequest):
    answering.say_yes(request_.pk, ["name"])

    with pytest.raises(refusals.NotTakenBack):
        asking.take_back(request_.pk)
