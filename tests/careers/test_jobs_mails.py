"""What mails about jobs say, and what is kept of her."""

import pytest
from django.urls import reverse

from accounts.models import User
from careers.employers.terms import accept
from careers.jobs import applying, moderating, saving, weekly, writing
from careers.models import Application, Job, JobAlert
from companies.models import Company
from outbox.letters import KINDS
from tests.careers.contact_people import PHONE
from tests.careers.job_people import (
    advertisement,
    applied,
    draft_job,
    open_job,
)
from tests.careers.people import live_profile

pytestmark = pytest.mark.django_db


def test_no_mail_to_a_company_tells_who_applied(nordvind: Company):
    profile = live_profile(phone=PHONE)
    application = applied(profile, open_job(nordvind), text="I like pipelines.")

    letter = KINDS["careers.application_arrived"](application.pk)
    assert letter
    mail = letter.render()
    whole = mail.subject + mail.body + str(mail.alternatives[0].content)

    for private in (profile.user.email, "Alice", "pipelines", PHONE, profile.published.handle):
        assert private not in whole


@pytest.mark.parametrize("state", ["interview", "declined", "hired"])
def test_every_answer_has_its_own_words(nordvind: Company, hr: User, state: str):
    application = applied(live_profile(), open_job(nordvind))
    applying.answer(application.pk, state, by=hr)

    letter = KINDS["careers.application_answered"](application.pk)
    assert letter
    mail = letter.render()

    words = {"interview": "talk with you", "declined": "An answer", "hired": "hire you"}
    assert words[state] in mail.subject
    assert reverse("jobs:application", args=[application.pk]) in mail.body


def test_the_weekly_mail_says_why_and_how_to_stop(nordvind: Company):
    from tests.careers.job_people import later

    alert = weekly.begin(live_profile().pk)
    job = open_job(nordvind)
    with later(days=8):
        weekly.look(alert.pk)
        letter = KINDS["careers.new_jobs"](alert.pk)
        assert letter
        mail = letter.render()

    assert mail.subject == "1 new job that fits you"
    for piece in (
        job.title,
        "your occupation group",
        reverse("jobs:weekly_off", args=[alert.token]),
    ):
        assert piece in mail.body


@pytest.mark.parametrize("kind", ["job_opened", "job_sent_back", "job_ends"])
def test_a_company_is_not_written_to_about_what_has_changed_meanwhile(nordvind: Company, kind: str):
    job = draft_job(nordvind)

    assert KINDS[f"careers.{kind}"](job.pk) is None


def test_her_data_holds_her_jobs_and_goes_with_her(nordvind: Company):
    from careers.jobs import personal_data

    profile, job = live_profile(), open_job(nordvind)
    saving.save(profile.pk, job.pk)
    weekly.begin(profile.pk)
    applied(profile, job, text="I like pipelines.")

    held = personal_data.held(profile)
    assert held["applications"][0]["text"] == "I like pipelines."
    assert held["saved_jobs"][0]["job__title"] == job.title
    assert held["new_jobs_by_mail"] == {"wanted": True}

    personal_data.erase(profile)
    personal_data.erase(profile)
    assert not Application.objects.exists()
    assert not JobAlert.objects.exists()
    assert not profile.saved_jobs.exists()


def test_a_second_job_under_the_same_company_is_not_a_copy(nordvind: Company, hr: User):
    accept(nordvind, hr)
    writing.draft(nordvind, advertisement(), by=hr)
    writing.draft(nordvind, advertisement(description="Other"), by=hr)

    assert Job.objects.count() == 2
    assert moderating.send(Job.objects.first().pk).state == Job.State.WAITING
