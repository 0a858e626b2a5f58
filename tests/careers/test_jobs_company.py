"""A company writes jobs and answers who applied; staff read them first."""

import re
from datetime import timedelta

import pytest
from django.conf import LazySettings
from django.test import Client, override_settings
from django.urls import reverse
from django.utils import timezone

from accounts.models import AccessLog
from accounts.roles import Role
from careers.contact import blocking
from careers.jobs import applying, writing
from careers.models import Application, Job
from companies.models import Company
from tests.careers.contact_people import PHONE, with_file
from tests.careers.job_people import (
    applied,
    draft_job,
    employer,
    expired_job,
    open_job,
    waiting_job,
)
from tests.careers.people import live_profile
from tests.personas import company_of, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def employed(client: Client, nordvind: Company) -> Client:
    client.force_login(employer(nordvind))
    return client


def company_url(name: str, company: Company, *args: int) -> str:
    return reverse(f"company_jobs:{name}", args=[company.pk, *args])


def form(**changed) -> dict:
    last_day = timezone.localdate() + timedelta(days=20)
    return {
        "title": "Baker",
        "description": "You bake.",
        "occupation": "75",
        "work_forms": ["full_time"],
        "valid_through": last_day.isoformat(),
        "language_1": "da",
        "level_1": "2",
    } | changed


def test_a_company_writes_looks_and_sends(employed: Client, nordvind: Company):
    answer = employed.post(company_url("new", nordvind), form())
    job = Job.objects.get()
    assert answer["Location"] == company_url("job", nordvind, job.pk)
    assert "You bake." in employed.get(answer["Location"]).content.decode()

    employed.post(company_url("send", nordvind, job.pk))

    job.refresh_from_db()
    assert job.state == Job.State.WAITING
    assert dict(job.languages.values_list("code", "level")) == {"da": 2}


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": ""},
        {"title": "x" * 121},
        {"title": "Baker 010190-1234"},
        {"description": ""},
        {"description": "\x00"},
        {"occupation": "2"},
        {"occupation": "99"},
        {"work_forms": []},
        {"work_forms": ["slavery"]},
        {"valid_through": "2020-01-01"},
        {"valid_through": "9999-12-31"},
        {"starts_on": "0001-01-01"},
        {"municipality": "not-a-number"},
        {"level_1": ""},
        {"language_1": ""},
        {"language_1": "xx"},
        {"skill_1": "Nothing of the kind"},
    ],
)
def test_what_cannot_be_kept_gets_words(employed: Client, nordvind: Company, wrong: dict):
    answer = employed.post(company_url("new", nordvind), form(**wrong))

    assert answer.status_code == 200
    assert "data-error-summary" in answer.content.decode()
    assert not Job.objects.exists()


def test_with_too_many_drafts_what_was_typed_stays(
    employed: Client, nordvind: Company, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(writing, "MOST_DRAFTS", 1)
    over = open_job(nordvind, title="Over")
    kept = draft_job(nordvind)

    page = employed.post(company_url("new", nordvind), form()).content.decode()
    copied = employed.post(company_url("copy", nordvind, over.pk), follow=True).content.decode()

    assert "30 drafts already" in page
    assert "You bake." in page
    assert "30 drafts already" in copied
    assert set(Job.objects.all()) == {kept, over}


def test_a_mistyped_skill_is_guessed(employed: Client, nordvind: Company):
    from tests.careers.people import listed

    listed("Bookkeeping")

    page = employed.post(company_url("new", nordvind), form(skill_1="Bookeeping")).content.decode()
    assert "Did you mean “Bookkeeping”?" in page

    employed.post(company_url("new", nordvind), form(skill_1="bookkeeping"))
    assert [str(skill) for skill in Job.objects.get().skills.all()] == ["Bookkeeping"]


def test_changing_keeps_what_was_there(employed: Client, nordvind: Company):
    job = draft_job(nordvind, experience=0, starts_on=timezone.localdate())

    page = employed.get(company_url("edit", nordvind, job.pk)).content.decode()

    assert 'value="Python"' in page
    assert re.search(r'name="language_1".*?value="en" selected', page, re.DOTALL)
    assert re.search(r'name="experience".*?value="0" selected', page, re.DOTALL)


def test_how_many_candidates_a_job_fits_is_not_told_below_three(
    employed: Client, nordvind: Company, settings: LazySettings
):
    job = open_job(nordvind)
    url = company_url("job", nordvind, job.pk)
    people = [live_profile(name) for name in ("a", "b")]
    assert "fewer than 3" in employed.get(url).content.decode()

    people.append(live_profile("c"))
    assert '<p class="job-figures__number">3</p>' in employed.get(url).content.decode()
    settings.CANDIDATES_COUNT_AFTER_DAYS = 7  # all three have just come
    assert "fewer than 3" in employed.get(url).content.decode()

    settings.CANDIDATES_COUNT_AFTER_DAYS = 0
    blocking.block(people[0].pk, nordvind.cvr)
    assert "fewer than 3" in employed.get(url).content.decode()


@override_settings(ACCOUNT_RATE_LIMITS={"careers.search": "1/10m/key"})
def test_changing_a_job_is_no_way_round_the_end_of_searching(employed: Client, nordvind: Company):
    url = company_url("job", nordvind, draft_job(nordvind).pk)
    assert "Candidates whom it fits" in employed.get(url).content.decode()

    assert "Candidates whom it fits" not in employed.get(url).content.decode()


def test_the_company_reads_only_what_an_applicant_has_ticked(employed: Client, nordvind: Company):
    user = person("a1", first_name="Zofia", last_name="Kowalska")
    profile = live_profile(user=user, phone=PHONE)
    job = open_job(nordvind)
    application = applied(profile, job, fields=["email"], text="I like pipelines.")

    page = employed.get(company_url("applicants", nordvind, job.pk)).content.decode()

    assert profile.user.email in page
    assert "I like pipelines." in page
    assert profile.published.occupation_words in page
    for private in (PHONE, "Kowalska", "Zofia"):
        assert private not in page
    assert AccessLog.objects.filter(
        action="job.application_read", about=profile.user, on_behalf_of="Nordvind A/S"
    ).exists()

    applying.take_back(application.pk)
    page = employed.get(company_url("applicants", nordvind, job.pk)).content.decode()
    assert profile.user.email not in page
    assert "I like pipelines." not in page


def test_an_application_that_is_shown_no_longer_waits_for_no_answer(
    employed: Client, nordvind: Company
):
    profile = live_profile()
    applied(profile, open_job(nordvind))
    blocking.block(profile.pk, nordvind.cvr)

    page = employed.get(company_url("index", nordvind))

    [(job, _standing)] = page.context["current"]
    assert job.applied == 0


def test_the_file_is_handed_out_only_where_it_is_ticked(employed: Client, nordvind: Company):
    profile = with_file(live_profile())
    job, other = open_job(nordvind), open_job(nordvind, title="Other")
    ticked = applied(profile, job, fields=["email", "cv"])
    not_ticked = applied(profile, other, fields=["email"])

    file = employed.get(company_url("cv", nordvind, job.pk, ticked.pk))
    assert file["Content-Disposition"].startswith("attachment")
    assert AccessLog.objects.filter(action="cv.downloaded", about=profile.user).exists()

    assert employed.get(company_url("cv", nordvind, other.pk, not_ticked.pk)).status_code == 404
    applying.take_back(ticked.pk)
    assert employed.get(company_url("cv", nordvind, job.pk, ticked.pk)).status_code == 404


def test_a_company_answers_and_cannot_answer_for_what_is_gone(employed: Client, nordvind: Company):
    job = open_job(nordvind)
    application = applied(live_profile(), job)
    url = company_url("answer", nordvind, job.pk, application.pk)

    assert employed.post(url, {"state": "taken_back"}).status_code == 404
    employed.post(url, {"state": "interview"})
    application.refresh_from_db()
    assert application.state == Application.State.INTERVIEW

    assert "Hired?" in employed.post(url, {"state": "hired"}).content.decode()
    application.refresh_from_db()
    assert application.state == Application.State.INTERVIEW

    applying.take_back(application.pk)
    assert employed.post(url, {"state": "hired", "sure": "1"}).status_code == 404


def test_hired_is_said_after_being_asked_once_more(employed: Client, nordvind: Company):
    job = open_job(nordvind)
    application = applied(live_profile(), job)

    url = company_url("answer", nordvind, job.pk, application.pk)
    employed.post(url, {"state": "hired", "sure": "1"})

    application.refresh_from_db()
    assert application.state == Application.State.HIRED


def test_another_companys_jobs_are_not_there(employed: Client, nordvind: Company):
    other = company_of(person("rival"), "Rival A/S", "88000005", verified=True)
    job = open_job(other)
    application = applied(live_profile(), job)

    assert employed.get(company_url("index", other)).status_code == 404
    for name in ("job", "edit", "applicants"):
        assert employed.get(company_url(name, nordvind, job.pk)).status_code == 404
    for name in ("send", "close", "copy", "renew"):
        assert employed.post(company_url(name, nordvind, job.pk)).status_code == 404
    url = company_url("answer", nordvind, job.pk, application.pk)
    assert employed.post(url, {"state": "hired"}).status_code == 404


def test_a_member_who_lacks_something_is_told_what(client: Client, nordvind: Company, havblik):
    from tests.personas import owner

    client.force_login(owner(nordvind))
    assert "/candidates/terms/" in client.get(company_url("index", nordvind))["Location"]

    client.force_login(owner(havblik))
    assert (
        "As soon as the company is verified"
        in client.get(company_url("index", havblik)).content.decode()
    )


def test_a_longer_time_is_given_within_bounds(employed: Client, nordvind: Company):
    job = expired_job(nordvind)
    url = company_url("renew", nordvind, job.pk)
    day = timezone.localdate() + timedelta(days=10)

    assert employed.post(url, {"valid_through": "2001-01-01"}).status_code == 200
    employed.post(url, {"valid_through": day.isoformat()})

    job.refresh_from_db()
    assert job.valid_through == day


def test_an_adviser_reads_approves_and_sends_back(client: Client, nordvind: Company):
    client.force_login(person("anna", Role.ADVISER))
    job, poor = waiting_job(nordvind), waiting_job(nordvind, title="Poor")

    assert "Poor" in client.get(reverse("job:index") + "?state=waiting").content.decode()
    page = client.get(reverse("job:inspect", args=[job.pk])).content.decode()
    assert job.revision in page
    client.post(reverse("job:approve", args=[job.pk]), {"revision": job.revision})
    client.post(reverse("job:send_back", args=[poor.pk]), {"reason": "Say what it pays."})

    job.refresh_from_db()
    poor.refresh_from_db()
    assert job.state == Job.State.OPEN
    assert (poor.state, poor.reason) == (Job.State.DRAFT, "Say what it pays.")


def test_the_list_of_jobs_says_what_has_run_out(client: Client, nordvind: Company):
    expired_job(nordvind, title="Over")
    client.force_login(person("reads", Role.ADVISER))

    page = client.get(reverse("job:index")).content.decode()

    [row] = re.findall(r"<tr[^>]*>(?:(?!</tr>).)*Over(?:(?!</tr>).)*</tr>", page, re.DOTALL)
    assert "Has run out" in row


def test_staff_write_nothing_themselves(client: Client, nordvind: Company):
    client.force_login(person("anna", Role.ADVISER))
    job = waiting_job(nordvind)

    for name, args in (("add", []), ("edit", [job.pk]), ("delete", [job.pk])):
        assert client.get(reverse(f"job:{name}", args=args)).status_code in (302, 403, 404)


def test_who_does_not_review_jobs_cannot_approve(client: Client, nordvind: Company):
    client.force_login(person("edith", Role.EDITOR))
    job = waiting_job(nordvind)

    client.post(reverse("job:approve", args=[job.pk]), {"revision": job.revision})

    assert not Job.objects.open().exists()
