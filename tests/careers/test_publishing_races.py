"""She edits while an adviser approves, and two advisers at once: on real connections."""

from collections import Counter

import pytest

from accounts.models import User
from accounts.roles import Role
from careers import publishing
from careers.models import CandidateProfile, PublishedSummary, Submission
from careers.profile import save
from careers.publishing import words
from careers.publishing.marks import marks
from tests.careers.people import live_profile
from tests.events.test_races import at_once
from tests.personas import person
from tests.races import outcome

pytestmark = pytest.mark.race

ROUNDS = 8
TEXT = {"headline": "Nurse", "summary": "Ten years of night shifts."}


@pytest.fixture
def profile(transactional_db: None) -> CandidateProfile:
    return live_profile("ana")


@pytest.fixture
def reader(transactional_db: None) -> User:
    return person("reader", Role.ADVISER)


def assert_only_approved_words_are_shown() -> None:
    for copy in PublishedSummary.objects.exclude(headline="", summary=""):
        approved = Submission.objects.get(profile=copy.profile_id, state="approved")
        assert (copy.headline, copy.summary) == (approved.headline, approved.summary)


def test_what_she_changes_while_it_is_approved_is_not_shown_unread(profile, reader):
    """The approval comes first, and the change waits; or it says that the text is another."""
    for number in range(ROUNDS):
        before, after = {"summary": f"Text {number}."}, {"summary": f"Telling text {number}."}
        save(profile.pk, TEXT | before)
        sent = publishing.send_words(profile.pk)
        acts = (
            lambda sent=sent: outcome(publishing.approve, sent.pk, sent.revision, reader),
            lambda after=after: outcome(save, profile.pk, after),
        )

        answers = at_once(lambda n, acts=acts: acts[n](), 2)

        assert answers[0] in ("done", "AnotherTextNow")
        assert answers[1] == "done"
        assert_only_approved_words_are_shown()
        assert PublishedSummary.objects.get().summary != after["summary"]
        assert Submission.objects.waiting().get().summary == after["summary"]


def test_who_she_becomes_while_it_is_approved_is_looked_for_in_it(profile, reader):
    """No text stays up with a mark that its adviser has not seen."""
    for number in range(ROUNDS):
        name = "Nights" if number % 2 else "Shiftson"
        save(profile.pk, {"headline": "Nurse", "summary": f"Text {number} of nights, shiftson."})
        sent = publishing.send_words(profile.pk)

        def rename(name: str = name) -> None:
            user = User.objects.get(pk=profile.user_id)
            user.last_name = name
            user.save()

        acts = (
            lambda sent=sent: outcome(
                publishing.approve, sent.pk, sent.revision, reader, seen=sent.seen
            ),
            rename,
        )
        at_once(lambda n, acts=acts: acts[n](), 2)

        assert_only_approved_words_are_shown()
        fresh = CandidateProfile.objects.select_related("user").get(pk=profile.pk)
        if shown := words.approved(fresh):
            assert not words.undecided(shown, marks(fresh, shown.headline, shown.summary))


def test_of_many_advisers_at_once_one_decides(profile, reader):
    save(profile.pk, TEXT)
    sent = publishing.send_words(profile.pk)

    def decide(number: int) -> str:
        if number % 2:
            return outcome(publishing.send_back, sent.pk, reader, "No.")
        return outcome(publishing.approve, sent.pk, sent.revision, reader)

    answers = at_once(decide, 8)

    assert Counter(answers) == {"done": 1, "DecidedAlready": 7}
    assert_only_approved_words_are_shown()


def test_showing_and_hiding_by_many_clicks_leaves_one_copy(profile):
    def click(number: int) -> None:
        publishing.hide(profile.pk) if number % 2 else publishing.show(profile.pk)

    at_once(click, 8)

    fresh = CandidateProfile.objects.get(pk=profile.pk)
    assert PublishedSummary.objects.get().hidden is (fresh.state != CandidateProfile.State.LIVE)
