"""She applies with her profile: the company reads what she ticked, until she takes it back."""

import pytest

from accounts.models import AccessLog, User
from careers.contact import blocking, reveals
from careers.contact.refusals import CompanyIsBlocked, NoFile
from careers.jobs import applying, running, saving, weekly
from careers.jobs.applying import JobIsGone, NotReachable, NotThatAnswer
from careers.models import Application, Field, JobAlert, Outcome, Reveal, SavedJob
from companies.models import Company
from outbox.models import Message
from tests.careers.job_people import applied, expired_job, later, open_job, waiting_job
from tests.careers.people import live_profile

pytestmark = pytest.mark.django_db

State = Application.State


def mails(kind: str) -> int:
    return Message.objects.filter(kind=f"careers.{kind}").count()


def test_an_application_is_a_reveal_to_that_company(nordvind: Company):
    profile = live_profile()
    job = open_job(nordvind)

    application = applied(profile, job, text="I like pipelines.")

    assert application.reveal.company == nordvind
    assert reveals.fields_shown(profile, nordvind) == [Field.NAME, Field.EMAIL]
    days = (application.reveal.until - application.reveal.given_at).days
    assert days == 60
    assert (mails("application_sent"), mails("application_arrived")) == (1, 1)


def test_sent_twice_it_is_one_application_and_one_reveal(nordvind: Company):
    profile, job = live_profile(), open_job(nordvind)

    assert applied(profile, job) == applied(profile, job, fields=[Field.EMAIL])

    assert Reveal.objects.count() == 1
    assert AccessLog.objects.filter(action="cv.shown").count() == 1


@pytest.mark.parametrize("fields", [[], [Field.NAME], [Field.NAME, Field.MUNICIPALITY]])
def test_the_company_must_be_able_to_answer(nordvind: Company, fields: list):
    profile, job = live_profile(), open_job(nordvind)

    with pytest.raises(NotReachable):
        applied(profile, job, fields=fields)


def test_a_file_that_is_not_there_cannot_be_shown(nordvind: Company):
    profile, job = live_profile(), open_job(nordvind)

    with pytest.raises(NoFile):
        applied(profile, job, fields=[Field.EMAIL, Field.CV])


@pytest.mark.parametrize("made", [expired_job, waiting_job])
def test_for_a_job_that_is_not_open_nothing_is_shown(nordvind: Company, made):
    profile, job = live_profile(), made(nordvind)

    with pytest.raises(JobIsGone):
        applied(profile, job)

    assert not Reveal.objects.exists()
    assert not AccessLog.objects.filter(action="cv.shown").exists()


def test_to_a_company_that_she_has_blocked_nothing_is_sent(nordvind: Company):
    profile, job = live_profile(), open_job(nordvind)
    blocking.block(profile.pk, nordvind.cvr)

    with pytest.raises(CompanyIsBlocked):
        applied(profile, job)


def test_taken_back_it_shows_nothing_and_can_be_sent_again(nordvind: Company):
    profile, job = live_profile(), open_job(nordvind)
    first = applied(profile, job)

    for _again in range(2):
        applying.take_back(first.pk)

    assert not reveals.fields_shown(profile, nordvind)
    assert not applying.readable_of(job)
    assert mails("application_taken_back") == 1
    assert applied(profile, job) != first


def test_the_company_answers_and_she_is_told_once(nordvind: Company, hr: User):
    application = applied(live_profile(), open_job(nordvind))

    for _again in range(2):
        applying.answer(application.pk, State.INTERVIEW, by=hr)

    application.refresh_from_db()
    assert application.state == State.INTERVIEW
    assert mails("application_answered") == 1


@pytest.mark.parametrize(
    ("first", "then"), [(State.DECLINED, State.HIRED), (State.HIRED, State.INTERVIEW)]
)
def test_a_last_word_is_the_last(nordvind: Company, hr: User, first: str, then: str):
    application = applied(live_profile(), open_job(nordvind))
    applying.answer(application.pk, first, by=hr)

    with pytest.raises(NotThatAnswer):
        applying.answer(application.pk, then, by=hr)


def test_hired_by_the_company_nothing_is_recorded_of_her(nordvind: Company, hr: User):
    application = applied(live_profile(), open_job(nordvind))

    applying.answer(application.pk, State.HIRED, by=hr)

    assert not Outcome.objects.exists()


def test_what_is_not_shown_any_more_is_not_answered(nordvind: Company, hr: User):
    application = applied(live_profile(), open_job(nordvind))

    with later(days=61):
        assert not applying.readable_of(application.job)
        with pytest.raises(NotThatAnswer):
            applying.answer(application.pk, State.HIRED, by=hr)


def test_blocking_the_company_ends_what_an_application_shows(nordvind: Company):
    profile, job = live_profile(), open_job(nordvind)
    applied(profile, job)

    blocking.block(profile.pk, nordvind.cvr)

    assert not applying.readable_of(job)


def test_a_closed_job_keeps_its_applications(nordvind: Company):
    job = open_job(nordvind)
    application = applied(live_profile(), job)

    running.close(job.pk)

    assert applying.readable_of(job) == [application]


def test_a_job_is_saved_once_and_forgotten_twice(nordvind: Company):
    profile, job = live_profile(), open_job(nordvind)

    saving.save(profile.pk, job.pk)
    saving.save(profile.pk, job.pk)
    assert SavedJob.objects.count() == 1

    saving.forget(profile.pk, job.pk)
    saving.forget(profile.pk, job.pk)
    assert not SavedJob.objects.exists()


def test_new_jobs_that_fit_are_told_once_a_week(nordvind: Company):
    profile = live_profile()
    weekly.begin(profile.pk)
    open_job(nordvind)
    weekly.write_to_all()
    assert mails("new_jobs") == 0

    with later(days=8):
        weekly.write_to_all()
        weekly.write_to_all()
        assert mails("new_jobs") == 1
        assert [news.job.title for news in weekly.news_of(JobAlert.objects.get())] == [
            "Data engineer"
        ]

    with later(days=16):
        weekly.write_to_all()
    assert mails("new_jobs") == 1


@pytest.mark.parametrize("why_not", ["other work", "blocked", "applied", "closed"])
def test_what_does_not_fit_her_is_no_news(nordvind: Company, why_not: str):
    profile = live_profile()
    weekly.begin(profile.pk)
    job = open_job(nordvind, occupation="91" if why_not == "other work" else "25")
    if why_not == "blocked":
        blocking.block(profile.pk, nordvind.cvr)
    elif why_not == "applied":
        applied(profile, job)
    elif why_not == "closed":
        running.close(job.pk)

    with later(days=8):
        weekly.write_to_all()

    assert mails("new_jobs") == 0
