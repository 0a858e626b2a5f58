"""What a candidate does with jobs: applies, takes back, saves, and stops the mail."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from careers.emails.jobs import application_sent
from careers.jobs import applying, personal_data, running, saving, weekly, writing
from careers.models import Application, Job, JobAlert, Outcome
from companies.models import Company
from tests.careers.contact_people import PHONE
from tests.careers.job_people import (
    advertisement,
    applied,
    expired_job,
    open_job,
    waiting_job,
)
from tests.careers.people import live_profile

pytestmark = pytest.mark.django_db


def test_who_has_no_profile_is_told_how_to_apply(client: Client, nordvind: Company, stranger: User):
    job = open_job(nordvind)
    url = reverse("jobs:apply", args=[job.pk])

    assert f"/accounts/login/?next={url}" in client.get(url).content.decode()
    client.force_login(stranger)
    assert "First a profile" in client.get(url).content.decode()
    assert "First a profile" in apply(client, job).content.decode()
    assert not Application.objects.exists()


def test_the_list_says_what_she_has_saved_and_applied_for(client: Client, nordvind: Company):
    profile = live_profile()
    applied(profile, open_job(nordvind))
    saving.save(profile.pk, open_job(nordvind, title="Kept").pk)
    client.force_login(profile.user)

    page = client.get(reverse("jobs:index")).content.decode()

    assert page.count(">Applied for<") == page.count(">Saved<") == 1


def test_words_that_nobody_has_read_yet_are_not_told_to_who_applied_or_saved(
    client: Client, nordvind: Company
):
    profile = live_profile()
    sent = applied(profile, job := open_job(nordvind, title="Cook"))
    saving.save(profile.pk, job.pk)
    writing.change(job.pk, advertisement(title="Call 20123456"))
    client.force_login(profile.user)

    pages = [reverse("jobs:mine"), reverse("jobs:application", args=[sent.pk]), reverse("home:my")]
    told = [client.get(page).content.decode() for page in pages]
    letter = application_sent(sent.pk)
    assert letter
    mail = letter.render()
    told += [str(personal_data.held(profile)), mail.subject + mail.body]

    assert not any("20123456" in each for each in told)
    assert all("A job at Nordvind" in each for each in told)


def test_she_reads_before_she_applies_that_they_will_learn_who_she_is(
    client: Client, nordvind: Company
):
    profile = live_profile(phone=PHONE)
    job = open_job(nordvind)
    client.force_login(profile.user)

    page = client.get(reverse("jobs:apply", args=[job.pk])).content.decode()

    assert "Nordvind A/S will learn who you are" in page
    assert profile.user.email in page
    assert PHONE in page
    assert 'value="cv"' not in page


def apply(client: Client, job: Job, **data):
    typed = {"shown": ["name", "email"], "text": "Because.", "days": "60"} | data
    return client.post(reverse("jobs:apply", args=[job.pk]), typed)


def test_she_applies_and_takes_it_back(client: Client, nordvind: Company):
    profile, job = live_profile(), open_job(nordvind)
    client.force_login(profile.user)

    answer = apply(client, job)
    application = Application.objects.get()
    assert answer["Location"] == reverse("jobs:application", args=[application.pk])
    assert "Because." in client.get(answer["Location"]).content.decode()
    assert apply(client, job)["Location"] == answer["Location"]

    client.post(reverse("jobs:take_back", args=[application.pk]))
    application.refresh_from_db()
    assert application.state == Application.State.TAKEN_BACK


@pytest.mark.parametrize(
    "wrong",
    [
        {"shown": []},
        {"shown": ["name"]},
        {"shown": ["cv", "email"]},
        {"shown": ["everything"]},
        {"text": "x" * 2001},
        {"text": "My number is 010190-1234."},
        {"days": "3650"},
        {"days": "\x00"},
    ],
)
def test_what_cannot_be_sent_gets_words_and_stays(client: Client, nordvind: Company, wrong: dict):
    job = open_job(nordvind)
    client.force_login(live_profile().user)

    answer = apply(client, job, **wrong)

    assert answer.status_code == 200
    assert "data-error-summary" in answer.content.decode()
    assert not Application.objects.exists()


def test_applying_as_the_job_has_ended_leads_to_the_page_that_says_so(
    client: Client, nordvind: Company
):
    job = expired_job(nordvind)
    client.force_login(live_profile().user)

    answer = apply(client, job)

    assert answer["Location"] == job.get_absolute_url()
    assert not Application.objects.exists()


def test_another_candidates_application_is_not_there(client: Client, nordvind: Company):
    application = applied(live_profile(), open_job(nordvind))
    client.force_login(live_profile("other").user)

    assert client.get(reverse("jobs:application", args=[application.pk])).status_code == 404
    for act in ("take_back", "got_it"):
        assert client.post(reverse(f"jobs:{act}", args=[application.pk])).status_code == 404


def test_hired_is_recorded_only_when_she_says_so(client: Client, nordvind: Company, hr: User):
    profile = live_profile()
    application = applied(profile, open_job(nordvind))
    client.force_login(profile.user)
    url = reverse("jobs:got_it", args=[application.pk])
    assert client.post(url).status_code == 404

    applying.answer(application.pk, Application.State.HIRED, by=hr)
    page = client.get(reverse("jobs:application", args=[application.pk])).content.decode()
    assert "Did you get the job?" in page
    assert not Outcome.objects.exists()

    client.post(url)
    client.post(url)
    assert Outcome.objects.get().profile == profile


def test_she_saves_a_job_and_finds_it_again(client: Client, nordvind: Company):
    job = open_job(nordvind)
    client.force_login(live_profile().user)
    url = reverse("jobs:save", args=[job.pk])

    client.post(url, {"saved": "1"})
    assert job.title in client.get(reverse("jobs:mine")).content.decode()

    client.post(url, {"saved": "0"})
    assert job.title not in client.get(reverse("jobs:mine")).content.decode()


def test_the_title_of_a_job_that_nobody_has_read_is_not_told(client: Client, nordvind: Company):
    profile = live_profile()
    unread = waiting_job(nordvind, title="Secret project")
    client.force_login(profile.user)

    assert client.get(reverse("jobs:apply", args=[unread.pk])).status_code == 404


def test_a_job_that_is_closed_with_new_words_is_told_to_nobody(client: Client, nordvind: Company):
    job = open_job(nordvind)
    writing.change(job.pk, advertisement(title="Words that nobody has read"))

    running.close(job.pk)

    assert client.get(job.get_absolute_url()).status_code == 404


def test_a_job_that_nobody_has_read_cannot_be_saved(client: Client, nordvind: Company):
    job = waiting_job(nordvind)
    client.force_login(live_profile().user)

    assert client.post(reverse("jobs:save", args=[job.pk]), {"saved": "1"}).status_code == 404


def test_the_weekly_mail_is_stopped_from_the_mail_by_a_button(client: Client):
    profile = live_profile()
    url = reverse("jobs:weekly_off", args=[weekly.begin(profile.pk).token])

    assert "Stop these mails" in client.get(url).content.decode()
    assert JobAlert.objects.exists()

    assert client.post(url).status_code == 200
    assert client.post(url).status_code == 200
    assert not JobAlert.objects.exists()
    assert client.get(reverse("jobs:weekly_off", args=["nonsense"])).status_code == 404
