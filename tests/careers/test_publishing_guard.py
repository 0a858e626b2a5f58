"""Words that no adviser has approved do not get into the copy, whatever code tries."""

import pytest
from django.db import DatabaseError, transaction

from accounts.models import User
from careers import publishing
from careers.models import CandidateProfile, PublishedSummary, Submission
from careers.models.publishing import revision_of
from careers.profile import save
from tests.careers.people import live_profile, with_words

pytestmark = pytest.mark.django_db

TEXT = ("Nurse", "Ten years of night shifts.")
WORDS = {"headline": TEXT[0], "summary": TEXT[1]}


@pytest.fixture
def shown(adviser: User) -> CandidateProfile:
    return with_words(live_profile("ana"), *TEXT, adviser=adviser)


def refused(work) -> bool:
    try:
        with transaction.atomic():
            work()
    except DatabaseError:
        return True
    return False


def copies(profile: CandidateProfile):
    return PublishedSummary.objects.filter(profile=profile)


def test_words_without_an_approval_are_refused_by_the_database():
    profile = live_profile("ana")
    words = WORDS | {"approved_revision": revision_of(*TEXT)}

    assert refused(lambda: copies(profile).update(**words))


def test_words_that_only_wait_are_refused_by_the_database():
    profile = live_profile("ana")
    save(profile.pk, WORDS)
    waiting = publishing.send_words(profile.pk)

    assert refused(lambda: copies(profile).update(**WORDS, approved_revision=waiting.revision))


def test_other_words_than_the_approved_are_refused_by_the_database(shown):
    assert refused(lambda: copies(shown).update(summary="Ten years at Riget."))


def test_words_that_somebody_else_has_had_approved_are_refused_by_the_database(shown):
    other = live_profile("bea")

    assert refused(lambda: copies(other).update(**WORDS, approved_revision=revision_of(*TEXT)))


def test_a_new_copy_with_words_is_refused_by_the_database():
    profile = live_profile("ana")
    copies(profile).delete()
    words = WORDS | {"approved_revision": revision_of(*TEXT)}

    ends = profile.expires_on
    assert refused(
        lambda: PublishedSummary.objects.create(profile=profile, expires_on=ends, **words)
    )


@pytest.mark.parametrize("change", [{"state": "replaced"}, {"summary": "Something else."}])
def test_an_approval_cannot_be_taken_from_words_that_are_shown(shown, change):
    approved = Submission.objects.filter(profile=shown, state="approved")

    assert refused(lambda: approved.update(**change))
