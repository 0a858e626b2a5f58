"""Half a year, then she is asked; hidden when it is over; erased half a year after that."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from accounts.models import Consent, User
from careers import publishing
from careers.models import (
    CandidateProfile,
    ContactRequest,
    Outcome,
    PublishedSummary,
    ShortList,
    ShortListed,
    Skill,
    Submission,
)
from careers.profile import save, skills
from careers.publishing import clock
from careers.publishing.erasing import erase
from careers.publishing.renewal import due
from companies.models import Company
from outbox.models import Message
from tests.careers.people import live_profile, published, with_words
from tests.jobs import run_jobs

pytestmark = pytest.mark.django_db

State = CandidateProfile.State
TODAY = timezone.localdate


@pytest.fixture(scope="module")
def _profile(module_db: None) -> int:
    return live_profile("ana").pk


@pytest.fixture
def profile(_profile: int, db: None) -> CandidateProfile:
    return CandidateProfile.objects.select_related("published").get(pk=_profile)


def ends_in(profile: CandidateProfile, days: int) -> None:
    ends = TODAY() + timedelta(days=days)
    CandidateProfile.objects.filter(pk=profile.pk).update(expires_on=ends)
    PublishedSummary.objects.filter(profile=profile).update(expires_on=ends)


def fresh(profile: CandidateProfile) -> CandidateProfile:
    return CandidateProfile.objects.get(pk=profile.pk)


def mails(kind: str) -> int:
    return Message.objects.filter(kind=f"careers.{kind}").count()


@pytest.mark.parametrize(
    ("left", "last", "step"),
    [
        (31, None, None),
        (30, None, 30),
        (30, 30, None),
        (8, 30, None),
        (7, 30, 7),
        (5, None, 7),  # the clock stood still: only the last of those that are due
        (1, 7, None),
        (0, 7, 0),
        (0, 0, None),
        (-1, 7, None),
    ],
)
def test_each_reminder_has_its_day(left, last, step):
    today = date(2026, 11, 22)

    assert due(today, today + timedelta(days=left), last) == step


def test_three_reminders_go_once_each_however_often_the_clock_runs(profile):
    for left in range(32, -1, -1):
        ends_in(profile, left)
        clock.run(TODAY())
        clock.run(TODAY())

    assert mails("renewal_due") == 3
    assert fresh(profile).state == State.LIVE


def test_the_day_after_the_end_she_is_hidden(profile):
    ends_in(profile, -1)

    clock.run(TODAY())

    assert fresh(profile).state == State.EXPIRED
    assert fresh(profile).erase_on == TODAY() + timedelta(days=182)
    assert not PublishedSummary.objects.findable().exists()


def test_whoever_renews_is_shown_for_half_a_year_and_keeps_her_letters(profile):
    ends_in(profile, 3)
    clock.run(TODAY())

    publishing.renew(profile.pk)

    assert fresh(profile).expires_on == published(profile).expires_on == TODAY() + timedelta(183)
    assert fresh(profile).reminded_days is None
    assert published(profile).handle == profile.published.handle


def test_whoever_comes_back_has_other_letters_and_is_on_no_short_list(profile, nordvind: Company):
    short_list = ShortList.objects.create(company=nordvind, name="Nurses")
    ShortListed.objects.create(short_list=short_list, summary=profile.published)

    publishing.hide(profile.pk)
    publishing.show(profile.pk)

    assert published(profile).handle != profile.published.handle
    assert PublishedSummary.objects.findable().count() == 1
    assert not ShortListed.objects.exists()


def test_hiding_twice_is_hiding_once(profile):
    first = publishing.hide(profile.pk)
    second = publishing.hide(profile.pk)

    assert first.erase_on == second.erase_on


def test_a_hidden_profile_is_erased_after_half_a_year_and_a_warning(profile):
    publishing.hide(profile.pk)
    day, written = TODAY(), []
    while CandidateProfile.objects.exists():
        written.append(mails("erased_soon"))
        day += timedelta(days=7)
        clock.run(day)
        clock.run(day)
        assert day < TODAY() + timedelta(days=250)

    assert day >= TODAY() + timedelta(days=183)
    assert max(written) == 1


def test_nobody_is_erased_without_two_weeks_to_answer(profile):
    publishing.hide(profile.pk)

    clock.run(TODAY() + timedelta(days=900))  # the worker was off for years

    kept = fresh(profile)
    assert kept.erase_on == TODAY() + timedelta(days=914)
    clock.run(TODAY() + timedelta(days=913))
    assert CandidateProfile.objects.exists()
    clock.run(TODAY() + timedelta(days=914))
    assert not CandidateProfile.objects.exists()


def test_what_is_left_of_a_profile_is_a_row_that_is_nobodys(profile, nordvind, hr: User):
    Outcome.objects.create(profile=profile, kind="job", happened_on=TODAY(), occupation="25")
    ContactRequest.objects.create(
        profile=profile,
        company=nordvind,
        asked_by=hr,
        job="Nurse",
        reason="Nights",
        expires_at=timezone.now(),
    )

    assert erase(profile.pk)
    assert not erase(profile.pk)

    assert not CandidateProfile.objects.exists()
    assert not PublishedSummary.objects.exists()
    assert not ContactRequest.objects.exists()
    assert Outcome.objects.filter(kind="job", profile=None).exists()
    assert not Consent.objects.filter(user=profile.user, withdrawn_at=None).exists()


def test_mails_about_an_erased_profile_are_not_sent(profile, mailoutbox):
    ends_in(profile, 7)
    clock.run(TODAY())
    erase(profile.pk)

    run_jobs()

    assert mailoutbox == []


def test_nothing_of_hers_waits_to_be_sent_once_she_is_erased(profile):
    ends_in(profile, 7)
    clock.run(TODAY())
    skill = skills.suggest(profile.pk, "ice carving of swans")

    erase(profile.pk)

    assert not Message.objects.filter(kind__startswith="careers.").exists()
    assert not Skill.objects.filter(pk=skill.pk).exists()


def test_a_skill_that_others_have_stays_without_whose_idea_it_was(profile):
    skill = skills.suggest(profile.pk, "wound care")
    skills.suggest(live_profile("bea").pk, "Wound care")

    erase(profile.pk)

    skill.refresh_from_db()
    assert skill.suggested_by is None


def test_texts_that_nobody_shows_or_reads_are_forgotten(profile, adviser):
    save(profile.pk, {"headline": "Nurse", "summary": "First."})
    publishing.send_words(profile.pk)
    save(profile.pk, {"summary": "Second."})
    waiting = Submission.objects.waiting().get()
    publishing.send_back(waiting.pk, adviser, "No.")
    long_ago = TODAY() - timedelta(days=200)

    Submission.objects.update(sent_at=timezone.now() - timedelta(days=2))
    clock.forget_old_words()
    assert [each.summary for each in Submission.objects.all()] == ["Second."]

    Submission.objects.update(decided_at=timezone.now() - (TODAY() - long_ago))
    clock.forget_old_words()
    assert not Submission.objects.exists()


def test_every_night_words_are_judged_by_who_she_is_now(profile, adviser):
    with_words(profile, "Nurse", "Ten years of nights.", adviser=adviser)
    User.objects.filter(pk=profile.user_id).update(last_name="Nights")  # nobody was told

    clock.judge_again()

    assert published(profile).summary == ""
    assert mails("words_taken_down") == 1
