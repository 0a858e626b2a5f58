"""The demo's CV bank: a first search finds people, and those made in bulk are like all others."""

from datetime import timedelta

import pytest
from django.forms.models import model_to_dict
from django.utils import timezone

from careers import publishing
from careers.demo import crowd
from careers.finding import look
from careers.finding.asked import read
from careers.models import CandidateProfile, PublishedSummary, Submission
from careers.models.searching import Findable
from careers.profile import skill_list
from tests.personas import person
from tests.rules import load_rules

CVR = "12345678"


@pytest.fixture(scope="module")
def _loaded(module_db: None) -> None:
    load_rules()
    skill_list.load()
    crowd.load(timezone.localdate(), person("adviser"))


@pytest.fixture
def filled(_loaded: None, db: None) -> None:
    """The crowd, in this test's own transaction."""


@pytest.mark.parametrize("words", ["nurse", "logistics", "SAP", "sygeplejerske", "developer"])
def test_what_an_employer_types_first_finds_several(filled: None, words: str) -> None:
    assert len(look.look(read({"q": [words]}), CVR).people) >= 3


def test_some_are_new_and_most_are_not(filled: None) -> None:
    week = timezone.localdate() - timedelta(days=7)
    shown = PublishedSummary.objects.findable()

    assert 0 < shown.filter(refreshed_on__gt=week).count() < shown.count() / 4


def test_who_was_made_in_bulk_is_as_the_use_cases_leave_her(filled: None) -> None:
    profile = CandidateProfile.objects.exclude(headline="").latest("pk")
    before = everything(profile)

    publishing.refresh(profile.pk)

    assert everything(profile) == before
    assert Submission.objects.get(profile=profile).state == Submission.State.APPROVED


def everything(profile: CandidateProfile) -> tuple:
    copy = PublishedSummary.objects.get(profile=profile)
    place = Findable.objects.get(summary=copy).place
    return model_to_dict(copy), copy.refreshed_on, place, sorted(copy.languages.values_list("code"))
