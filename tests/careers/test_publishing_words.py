"""Her own words: read by an adviser, exactly those, and taken down when they tell who she is."""

import pytest

from accounts.models import AccessLog, User
from careers import publishing
from careers.models import CandidateProfile, Submission
from careers.profile import save
from careers.publishing.marks import marks
from careers.publishing.refusals import (
    AnotherTextNow,
    DecidedAlready,
    NotChanged,
    NoWords,
    OwnWords,
)
from companies.models import Company
from tests.careers.people import draft_profile, live_profile, municipality, published, with_words

pytestmark = pytest.mark.django_db

State, Cause = Submission.State, Submission.Cause
TEXT = {"headline": "Nurse in intensive care", "summary": "Ten years of night shifts."}
OTHER = {"headline": "Nurse", "summary": "Ten years of night shifts in a team of forty."}


@pytest.fixture(scope="module")
def _profile(module_db: None) -> int:
    profile = live_profile("ana")
    save(profile.pk, TEXT)
    return profile.pk


@pytest.fixture
def profile(_profile: int, db: None) -> CandidateProfile:
    return CandidateProfile.objects.select_related("published").get(pk=_profile)


@pytest.fixture
def shown(profile: CandidateProfile, adviser: User) -> CandidateProfile:
    return with_words(profile, **TEXT, adviser=adviser)


def words_of(profile: CandidateProfile) -> dict[str, str]:
    copied = published(profile)
    return {"headline": copied.headline, "summary": copied.summary}


def waiting(profile: CandidateProfile) -> Submission:
    return profile.submissions.waiting().get()


NOTHING = {"headline": "", "summary": ""}


def test_nothing_of_hers_is_shown_before_an_adviser_has_approved_it(profile):
    submission = publishing.send_words(profile.pk)

    assert submission.findings == []
    assert words_of(profile) == NOTHING


def test_approved_words_are_in_the_copy(profile, adviser):
    submission = publishing.send_words(profile.pk)

    publishing.approve(submission.pk, submission.revision, adviser)

    assert words_of(profile) == TEXT
    assert AccessLog.objects.about(profile.user).filter(action="candidate_words.approved").exists()


def test_sending_twice_is_one_submission(profile):
    first, second = publishing.send_words(profile.pk), publishing.send_words(profile.pk)

    assert first.pk == second.pk


def test_nothing_written_cannot_be_sent():
    with pytest.raises(NoWords):
        publishing.send_words(live_profile("bea").pk)


def test_what_was_sent_back_has_to_be_changed_before_it_is_sent_again(profile, adviser):
    submission = publishing.send_words(profile.pk)
    publishing.send_back(submission.pk, adviser, "Without the name of the hospital, please.")

    with pytest.raises(NotChanged):
        publishing.send_words(profile.pk)
    save(profile.pk, OTHER)
    again = publishing.send_words(profile.pk)

    assert (again.state, again.summary) == (State.WAITING, OTHER["summary"])


def test_a_text_that_waits_follows_what_she_writes_and_keeps_its_place(profile):
    first = publishing.send_words(profile.pk)

    save(profile.pk, OTHER)

    first.refresh_from_db()
    assert first.state == State.REPLACED
    assert waiting(profile).headline == OTHER["headline"]
    assert waiting(profile).sent_at == first.sent_at


def test_a_text_that_she_has_changed_since_cannot_be_approved(profile, adviser):
    first = publishing.send_words(profile.pk)
    save(profile.pk, OTHER)

    with pytest.raises(AnotherTextNow):
        publishing.approve(first.pk, first.revision, adviser)

    assert words_of(profile) == NOTHING


def test_a_text_changed_behind_everybodys_back_cannot_be_approved(profile, adviser):
    first = publishing.send_words(profile.pk)
    CandidateProfile.objects.filter(pk=profile.pk).update(**OTHER)  # nobody has called refresh

    with pytest.raises(AnotherTextNow):
        publishing.approve(first.pk, first.revision, adviser)


def test_another_revision_than_the_one_that_was_read_cannot_be_approved(profile, adviser):
    submission = publishing.send_words(profile.pk)

    with pytest.raises(AnotherTextNow):
        publishing.approve(submission.pk, "f" * 64, adviser)


def test_marks_that_came_after_the_page_was_opened_stop_the_approval(profile, adviser):
    submission = publishing.send_words(profile.pk)
    read = submission.seen
    save(profile.pk, {"phone": "+45 20 30 40 50"})

    with pytest.raises(AnotherTextNow):
        publishing.approve(submission.pk, submission.revision, adviser, seen=read)


def test_the_second_adviser_is_told(profile, adviser, coordinator):
    submission = publishing.send_words(profile.pk)
    publishing.approve(submission.pk, submission.revision, adviser)

    with pytest.raises(DecidedAlready):
        publishing.send_back(submission.pk, coordinator, "No.")
    assert words_of(profile) == TEXT


def test_nobody_approves_her_own_words(profile):
    submission = publishing.send_words(profile.pk)

    with pytest.raises(OwnWords):
        publishing.approve(submission.pk, submission.revision, profile.user)


def test_approved_words_stay_until_the_changed_ones_are_approved(shown, adviser):
    save(shown.pk, OTHER)

    assert words_of(shown) == TEXT
    assert waiting(shown).cause == Cause.CHANGED

    publishing.approve(waiting(shown).pk, waiting(shown).revision, adviser)

    assert words_of(shown) == OTHER
    assert shown.submissions.filter(state=State.APPROVED).count() == 1


def test_words_that_she_deletes_are_gone_at_once(shown):
    save(shown.pk, {"headline": "", "summary": ""})

    assert words_of(shown) == NOTHING
    assert not shown.submissions.waiting().exists()


def test_a_new_number_has_the_words_read_again_while_they_are_shown(shown):
    save(shown.pk, {"phone": "+45 20 30 40 50"})

    assert words_of(shown) == TEXT
    assert (waiting(shown).cause, waiting(shown).headline) == (Cause.IDENTITY, TEXT["headline"])


def test_words_that_have_become_her_name_are_taken_down_at_once(shown):
    shown.user.last_name = "Nights"
    shown.user.save()

    assert words_of(shown) == NOTHING
    assert waiting(shown).cause == Cause.FOUND
    assert [mark["kind"] for mark in waiting(shown).findings] == ["name"]


def test_what_an_adviser_has_decided_about_is_not_taken_down_for_it(adviser):
    profile = live_profile("hope")
    with_words(profile, "Nurse", "I hope to work by day.", adviser=adviser)

    publishing.refresh(profile.pk)

    assert words_of(profile)["summary"] == "I hope to work by day."


def test_the_partners_employer_in_the_text_takes_it_down(profile, adviser):
    with_words(profile, "Nurse", "Moved here with Vestas as a family.", adviser=adviser)
    Company.objects.create(
        name="Vestas Wind Systems A/S",
        cvr="10403782",
        terms_version="1",
        terms_accepted_at=profile.created_at,
    )

    profile.blocked.create(cvr="10403782")
    publishing.refresh(profile.pk)

    assert words_of(profile) == NOTHING
    assert "company" in [mark["kind"] for mark in waiting(profile).findings]


def test_words_sent_back_on_a_second_reading_are_shown_no_longer(shown, adviser):
    save(shown.pk, {"phone": "+45 20 30 40 50"})

    publishing.send_back(waiting(shown).pk, adviser, "Too few hospitals have such a ward.")

    assert words_of(shown) == NOTHING


def test_newer_words_that_are_sent_back_leave_the_old_ones(shown, adviser):
    save(shown.pk, OTHER)

    publishing.send_back(waiting(shown).pk, adviser, "Forty tells which ward.")

    assert words_of(shown) == TEXT


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("I worked for Vestas for years.", ["company"]),
        ("I know Vestas's towers.", ["company"]),
        ("I know VESTAS WIND SYSTEMS.", ["company"]),
        ("Wind is what I know.", []),
        ("I live in Greve.", ["place"]),
        ("A greve is a count.", []),
        ("Greves best baker.", ["place"]),
    ],
)
def test_what_only_the_bank_knows_is_marked_too(profile, text, kinds):
    profile.municipality = municipality("Greve", "Region Sjælland")
    profile.blocked.create(cvr="10403782")
    Company.objects.create(
        name="Vestas Wind Systems A/S",
        cvr="10403782",
        terms_version="1",
        terms_accepted_at=profile.created_at,
    )

    found = {mark["kind"] for mark in marks(profile, "", text)}

    assert sorted(found & {"company", "place"}) == kinds


def test_words_approved_before_she_is_shown_come_with_the_first_copy(adviser):
    profile = draft_profile("bea")

    with_words(profile, **TEXT, adviser=adviser)
    publishing.go_live(profile.pk)

    assert words_of(profile) == TEXT


def test_words_that_name_her_while_she_is_hidden_are_not_there_when_she_comes_back(shown):
    publishing.hide(shown.pk)
    shown.user.last_name = "Nights"
    shown.user.save()

    publishing.show(shown.pk)

    assert words_of(shown) == NOTHING
