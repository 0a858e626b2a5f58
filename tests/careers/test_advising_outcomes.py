"""What came of it: the ladder, what is corrected, and the question half a year after."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from accounts.models import AccessLog
from careers.advising import follow_up, outcomes
from careers.advising.caseload import hand_to
from careers.advising.outcomes import NotThatDay, SameTwice, TooLate
from careers.models import CandidateProfile, FollowUp, Ladder, Outcome
from careers.models.advising import FOLLOW_UP_DAYS
from tests.careers.people import draft_profile
from tests.jobs import run_jobs

DAY = timedelta(days=1)


@pytest.fixture(scope="module")
def _alice(module_db: None) -> int:
    return draft_profile("alice").pk


@pytest.fixture
def alice(_alice: int, db: None) -> CandidateProfile:
    return CandidateProfile.objects.get(pk=_alice)


def today():
    return timezone.localdate()


def test_recorded_twice_it_is_one_outcome(alice, adviser):
    first = outcomes.record(alice.pk, "job", today(), by=adviser)
    again = outcomes.record(alice.pk, "job", today())

    assert first.pk == again.pk
    assert first.recorded_by == adviser
    assert first.occupation == "25"
    assert AccessLog.objects.about(alice.user).filter(action="outcome.recorded").count() == 1


def test_what_she_records_is_recorded_by_herself(alice):
    assert outcomes.record(alice.pk, "job", today(), by=alice.user).recorded_by is None


def test_several_rungs_on_several_days_are_kept(alice):
    outcomes.record(alice.pk, "placement", today() - 100 * DAY)
    outcomes.record(alice.pk, "placement", today() - 10 * DAY)
    outcomes.record(alice.pk, "job", today())

    assert [each.kind for each in alice.outcomes.all()] == ["job", "placement", "placement"]


@pytest.mark.parametrize("days", [1, -731])
def test_a_day_to_come_or_long_ago_is_refused(alice, days):
    with pytest.raises(NotThatDay):
        outcomes.record(alice.pk, "job", today() + days * DAY)


def test_what_is_no_rung_is_refused(alice):
    with pytest.raises(ValueError, match="contact"):
        outcomes.record(alice.pk, "contact", today())


def test_what_lasts_is_asked_about_half_a_year_later(alice):
    job = outcomes.record(alice.pk, "job", today() - 10 * DAY)
    interview = outcomes.record(alice.pk, "interview", today())

    assert job.follow_up.due_on == today() + (FOLLOW_UP_DAYS - 10) * DAY
    assert not FollowUp.objects.filter(outcome=interview).exists()


def test_an_old_one_is_asked_about_now_and_her_adviser_is_told_once(alice, adviser):
    hand_to(alice.pk, adviser, by=adviser)
    run_jobs()
    mail.outbox.clear()
    outcomes.record(alice.pk, "job", today() - 400 * DAY)

    follow_up.tell_of_due()
    follow_up.tell_of_due()
    run_jobs()

    assert [letter.to for letter in mail.outbox] == [[adviser.email]]
    assert "Half a year on" in mail.outbox[0].subject
    assert [task.outcome.profile for task in follow_up.due(adviser)] == [alice]


def test_a_follow_up_is_done_with_an_answer(alice, adviser):
    job = outcomes.record(alice.pk, "job", today() - 400 * DAY)

    done = follow_up.done(job.follow_up.pk, still=False, by=adviser)

    assert (done.still, done.done_by) == (False, adviser)
    assert not follow_up.due().exists()
    assert follow_up.done(job.follow_up.pk, still=True, by=adviser).done_at == done.done_at


def test_corrected_it_is_asked_about_on_another_day(alice, adviser):
    job = outcomes.record(alice.pk, "job", today())

    outcomes.correct(job.pk, "interview", today() - DAY, by=adviser)

    assert Outcome.objects.get().kind == Ladder.INTERVIEW
    assert not FollowUp.objects.exists()


def test_it_is_not_corrected_into_one_that_is_there(alice, adviser):
    outcomes.record(alice.pk, "job", today())
    other = outcomes.record(alice.pk, "mentor", today())

    with pytest.raises(SameTwice):
        outcomes.correct(other.pk, "job", today(), by=adviser)


def test_she_corrects_her_own_for_a_month(alice, adviser):
    hers = outcomes.record(alice.pk, "job", today())
    advisers = outcomes.record(alice.pk, "mentor", today(), by=adviser)

    outcomes.correct(hers.pk, "job", today() - DAY, by=alice.user)
    with pytest.raises(TooLate):
        outcomes.take_back(advisers.pk, by=alice.user)
    Outcome.objects.filter(pk=hers.pk).update(recorded_at=timezone.now() - 31 * DAY)
    with pytest.raises(TooLate):
        outcomes.take_back(hers.pk, by=alice.user)


def test_taken_back_twice_it_is_gone_once(alice, adviser):
    job = outcomes.record(alice.pk, "job", today())

    outcomes.take_back(job.pk, by=adviser)
    outcomes.take_back(job.pk, by=adviser)

    assert not Outcome.objects.exists()
