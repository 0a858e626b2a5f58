"""What a person shows to a company: only what she ticked, only to it, only until it ends."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import AccessLog
from careers.contact import blocking, refusals, reveals
from careers.models import BlockedCompany, CandidateProfile
from companies.models import Company
from tests.careers.contact_people import candidate, with_file

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def _olena(module_db: None) -> int:
    return candidate().pk


@pytest.fixture
def olena(_olena: int, db: None) -> CandidateProfile:
    return CandidateProfile.objects.select_related("published").get(pk=_olena)


def test_a_company_reads_the_fields_that_were_ticked_in_their_order(
    olena: CandidateProfile, nordvind: Company
):
    reveals.give(olena.pk, nordvind.pk, ["phone", "name"])

    assert reveals.fields_shown(olena, nordvind) == ["name", "phone"]


def test_nobody_else_reads_anything(olena: CandidateProfile, nordvind: Company, havblik: Company):
    reveals.give(olena.pk, nordvind.pk, ["name"])

    assert reveals.fields_shown(olena, havblik) == []
    assert reveals.fields_shown(candidate("noor"), nordvind) == []


def test_it_ends_by_itself_at_the_second(
    olena: CandidateProfile, nordvind: Company, monkeypatch: pytest.MonkeyPatch
):
    reveal = reveals.give(olena.pk, nordvind.pk, ["name"], days=14)

    monkeypatch.setattr(timezone, "now", lambda: reveal.until - timedelta(seconds=1))
    assert reveals.in_force(olena, nordvind).exists()
    monkeypatch.setattr(timezone, "now", lambda: reveal.until)
    assert not reveals.in_force(olena, nordvind).exists()
    assert reveal.until - reveal.given_at == timedelta(days=14)


def test_what_she_takes_back_is_over_and_taken_back_once(
    olena: CandidateProfile, nordvind: Company
):
    reveal = reveals.give(olena.pk, nordvind.pk, ["name"])

    first = reveals.take_back(reveal.pk)
    second = reveals.take_back(reveal.pk)

    assert reveals.fields_shown(olena, nordvind) == []
    assert first.taken_back_at == second.taken_back_at
    assert AccessLog.objects.about(olena.user).filter(action="cv.taken_back").count() == 1


@pytest.mark.parametrize(
    ("fields", "days", "refusal"),
    [
        ([], 60, refusals.NothingChosen),
        (["name", "address"], 60, refusals.NothingChosen),
        (["name"], 4000, refusals.NotForThisLong),
        (["cv"], 60, refusals.NoFile),
    ],
)
def test_what_cannot_be_shown_is_refused(
    olena: CandidateProfile, nordvind: Company, fields, days, refusal
):
    with pytest.raises(refusal):
        reveals.give(olena.pk, nordvind.pk, fields, days)

    assert not olena.reveals.exists()


def test_a_file_is_shown_where_there_is_one(olena: CandidateProfile, nordvind: Company):
    reveals.give(with_file(olena).pk, nordvind.pk, ["cv"])

    assert reveals.fields_shown(olena, nordvind) == ["cv"]


def test_nothing_is_shown_to_a_company_that_is_not_verified(
    olena: CandidateProfile, havblik: Company
):
    with pytest.raises(refusals.CompanyNotVerified):
        reveals.give(olena.pk, havblik.pk, ["name"])


def test_nothing_is_shown_to_a_company_she_blocked(olena: CandidateProfile, nordvind: Company):
    BlockedCompany.objects.create(profile=olena, cvr=nordvind.cvr)

    with pytest.raises(refusals.CompanyIsBlocked):
        reveals.give(olena.pk, nordvind.pk, ["name"])


def test_the_people_who_blocked_a_company_are_known_by_its_number(
    olena: CandidateProfile, nordvind: Company
):
    BlockedCompany.objects.create(profile=olena, cvr=nordvind.cvr)

    assert list(blocking.blocked(nordvind.cvr)) == [olena.pk]
    assert list(blocking.blocked("88000021")) == []
