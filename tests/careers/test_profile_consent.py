"""Nothing of somebody is kept in the CV bank before she has said yes to today's words."""

import pytest

from accounts.models import AccessLog, Consent, User
from careers.models import CandidateProfile, Skill
from careers.profile import begin, has_consented, skills, wording
from careers.profile.consent import WordsChanged
from careers.profile.leaving import leave
from tests.careers.people import draft_profile

pytestmark = pytest.mark.django_db

KNOWN = {"2026-11": "5e394364dc6da415"}


def test_the_words_are_those_of_their_version() -> None:
    """Somebody agreed to exactly these: change the words and the version together."""
    assert wording.wording() == KNOWN[wording.VERSION]


def test_a_yes_is_kept_with_its_wording(stranger: User) -> None:
    begin(stranger, version=wording.VERSION)

    consent = Consent.objects.get(user=stranger)
    assert (consent.purpose, consent.wording_version) == ("cv_bank", wording.VERSION)
    assert AccessLog.objects.about(stranger).get().action == "candidate_profile.consented"


def test_saying_yes_twice_is_one_yes_and_one_profile(stranger: User) -> None:
    first = begin(stranger, version=wording.VERSION)
    again = begin(stranger, version=wording.VERSION)

    assert first == again
    assert Consent.objects.filter(user=stranger).count() == 1


def test_words_that_have_changed_meanwhile_are_read_again(stranger: User) -> None:
    with pytest.raises(WordsChanged):
        begin(stranger, version="2020-01")

    assert not CandidateProfile.objects.exists()


def test_a_yes_to_earlier_words_is_replaced(stranger: User) -> None:
    earlier = Consent.objects.create(user=stranger, purpose="cv_bank", wording_version="2020-01")
    assert not has_consented(stranger)

    begin(stranger, version=wording.VERSION)

    earlier.refresh_from_db()
    assert earlier.withdrawn_at is not None
    assert has_consented(stranger)


def test_who_leaves_takes_the_word_along_that_she_suggested() -> None:
    profile = draft_profile()
    skills.suggest(profile.pk, "Kowalska weaving")

    leave(profile.user)

    assert not Skill.objects.filter(name_en="Kowalska weaving").exists()
