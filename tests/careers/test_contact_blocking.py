"""A company that somebody blocked neither sees her nor learns that it was blocked."""

import pytest

from accounts.models import User
from careers.contact import answering, blocking, refusals, reveals
from careers.models import BlockedCompany, CandidateProfile, ContactRequest, PublishedSummary
from companies.models import Company
from companies.verification import ask_again, decline, verify
from outbox.models import Message
from tests.careers.contact_people import asked, candidate
from tests.personas import person

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def _olena(module_db: None) -> int:
    return candidate().pk


@pytest.fixture
def olena(_olena: int, db: None) -> CandidateProfile:
    return CandidateProfile.objects.select_related("published").get(pk=_olena)


def test_it_does_not_find_her_any_more_and_others_do(
    olena: CandidateProfile, nordvind: Company, havblik: Company
):
    blocking.block(olena.pk, nordvind.cvr)

    visible = PublishedSummary.objects.visible_to_company
    assert (visible(nordvind.cvr).count(), visible(havblik.cvr).count()) == (0, 1)
    assert list(blocking.blocked(nordvind.cvr)) == [olena.pk]


def test_what_she_showed_it_ends_and_she_is_told_what_that_was(
    olena: CandidateProfile, nordvind: Company, havblik: Company
):
    answering.say_yes(asked(olena, nordvind).pk, ["phone", "name"])

    ended = blocking.block(olena.pk, nordvind.cvr)

    assert ended.was_shown == ["name", "phone"]
    assert reveals.fields_shown(olena, nordvind) == []


def test_the_company_gets_no_mail_of_it(olena: CandidateProfile, nordvind: Company):
    asked(olena, nordvind)
    answering.say_yes(asked(candidate("noor"), nordvind).pk, ["name"])
    before = Message.objects.count()

    for profile in CandidateProfile.objects.all():
        blocking.block(profile.pk, nordvind.cvr)

    assert Message.objects.count() == before


def test_an_open_request_counts_as_a_no(olena: CandidateProfile, nordvind: Company):
    request = asked(olena, nordvind)

    blocking.block(olena.pk, nordvind.cvr)

    assert ContactRequest.objects.get(pk=request.pk).state == ContactRequest.State.NO


def test_blocked_twice_is_blocked_once_and_unblocked_is_found_again(
    olena: CandidateProfile, nordvind: Company
):
    blocking.block(olena.pk, nordvind.cvr)
    blocking.block(olena.pk, nordvind.cvr)
    assert BlockedCompany.objects.count() == 1

    blocking.unblock(olena.pk, nordvind.cvr)
    blocking.unblock(olena.pk, nordvind.cvr)

    assert PublishedSummary.objects.visible_to_company(nordvind.cvr).exists()


def test_a_company_that_is_not_here_is_blocked_before_it_comes(olena: CandidateProfile):
    assert blocking.block(olena.pk, "13585628").was_shown == []

    assert not PublishedSummary.objects.visible_to_company("13585628").exists()


@pytest.mark.parametrize("cvr", ["", "1234", "88000014", "'; drop"])
def test_what_is_no_number_is_refused_in_words(olena: CandidateProfile, cvr: str):
    with pytest.raises(refusals.NotACompany, match="eight digits"):
        blocking.block(olena.pk, cvr)


def test_a_number_may_be_typed_as_people_write_it(olena: CandidateProfile, nordvind: Company):
    blocking.block(olena.pk, "DK 88 00 00 13")

    assert list(blocking.blocked(nordvind.cvr)) == [olena.pk]


def test_nobody_blocks_every_company_there_is(
    olena: CandidateProfile, nordvind: Company, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(blocking, "MOST", 1)
    blocking.block(olena.pk, nordvind.cvr)
    blocking.block(olena.pk, nordvind.cvr)

    with pytest.raises(refusals.TooManyBlocked):
        blocking.block(olena.pk, "13585628")


def test_a_company_that_was_verified_stays_blocked_under_a_new_number(
    olena: CandidateProfile, nordvind: Company, hr: User
):
    reader, new = person("verifier"), "88146328"
    decline(nordvind, reason="Which number?", by=reader)
    verify(nordvind, by=reader)
    blocking.block(olena.pk, nordvind.cvr)
    decline(nordvind, reason="The number is not yours.", by=reader)

    ask_again(nordvind, name="Nordvind A/S", cvr=new, by=hr)

    assert not PublishedSummary.objects.visible_to_company(new).exists()
    assert set(olena.blocked.values_list("cvr", flat=True)) == {nordvind.cvr, new}


def test_what_was_shown_ends_when_a_company_gets_a_number_that_she_blocks(
    olena: CandidateProfile, nordvind: Company, hr: User
):
    reader, new = person("verifier"), "88146328"
    decline(nordvind, reason="Which number?", by=reader)
    verify(nordvind, by=reader)
    answering.say_yes(asked(olena, nordvind).pk, ["phone", "name"])
    blocking.block(olena.pk, new)
    decline(nordvind, reason="The number is not yours.", by=reader)

    ask_again(nordvind, name="Nordvind A/S", cvr=new, by=hr)

    assert not reveals.in_force(olena, nordvind).exists()


def test_a_number_that_was_mistyped_blocks_nobody_else(
    olena: CandidateProfile, havblik: Company, hr: User
):
    blocking.block(olena.pk, havblik.cvr)
    decline(havblik, reason="The number is not yours.", by=hr)

    ask_again(havblik, name="Havblik", cvr="88146328", by=hr)

    assert PublishedSummary.objects.visible_to_company("88146328").exists()
