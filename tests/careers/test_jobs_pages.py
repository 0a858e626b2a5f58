"""The job bank for everybody: the list, a job, and what is gone."""

import json
import re

import pytest
from django.test import Client
from django.utils import timezone

from careers.contact import blocking
from careers.jobs import running
from careers.models import Job
from companies.models import Company
from tests.careers.job_people import (
    draft_job,
    expired_job,
    open_job,
    waiting_job,
)
from tests.careers.people import live_profile

pytestmark = pytest.mark.django_db

JOBS = "/en/jobs/"


def titles(client: Client, query: str = "") -> list[str]:
    page = client.get(f"{JOBS}{query}").content.decode()
    return re.findall(r'<h3><a href="[^"]*/jobs/\d+-[^"]*">([^<]*)</a>', page)


def test_the_newest_open_jobs_come_first(client: Client, nordvind: Company):
    open_job(nordvind, title="Older")
    open_job(nordvind, title="Newer")
    for make, title in ((draft_job, "Draft"), (waiting_job, "Waiting"), (expired_job, "Over")):
        make(nordvind, title=title)

    assert titles(client) == ["Newer", "Older"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?group=91", ["Cleaner"]),
        ("?group=25&group=91", ["Cleaner", "Data engineer"]),
        ("?danish=none", ["Data engineer"]),
        ("?danish=b", ["Cleaner"]),
        ("?form=part_time", ["Cleaner"]),
        ("?region=Region+Midtjylland", ["Cleaner", "Data engineer"]),
        ("?q=python", ["Data engineer"]),
        ("?q=nordvind+aarhus", ["Cleaner", "Data engineer"]),
        ("?q=nothing+like+it", []),
        ("?group=25&danish=b", []),
        ("?group=nonsense&region=%00&page=x&danish=none", ["Data engineer"]),
        ("?q=%22%27%00%3Cscript%3E", []),
        ("?page=999999999999999999999", ["Cleaner", "Data engineer"]),
    ],
)
def test_jobs_are_found_by_what_is_chosen(
    client: Client, nordvind: Company, query: str, found: list[str]
):
    open_job(nordvind)
    open_job(
        nordvind,
        title="Cleaner",
        occupation="91",
        work_forms=("part_time",),
        languages={"da": 3},
        skills=(),
        description="You clean.",
    )

    assert titles(client, query) == found


def test_a_choice_says_how_many_it_would_find(client: Client, nordvind: Company):
    open_job(nordvind)
    open_job(nordvind, title="Cleaner", occupation="91", languages={"da": 3})

    page = client.get(f"{JOBS}?group=25").content.decode()

    boxes = dict(re.findall(r'value="([^"]+)"(?: checked)?><span>[^<]*<small>(\d+)</small>', page))
    assert (boxes["25"], boxes["91"]) == ("1", "1")
    assert (boxes["none"], boxes["b"]) == ("1", "0")
    assert "c" not in boxes


def test_a_candidate_sees_what_fits_her_first_and_why(client: Client, nordvind: Company):
    open_job(nordvind, title="Fits", languages={"da": 3, "en": 4})
    open_job(nordvind, title="Other work", occupation="91")
    client.force_login(live_profile().user)

    page = client.get(JOBS)

    assert titles(client) == ["Fits", "Other work"]
    assert "Your occupation group; Danish B1, as you have it" in page.content.decode()
    assert "no-store" in page["Cache-Control"]


def test_a_candidate_is_told_what_she_has_not_listed(client: Client, nordvind: Company):
    from tests.careers.people import listed

    job = open_job(nordvind, skills=(listed("Excel"),), languages={"da": 3})
    client.force_login(live_profile(languages={"da": 4}).user)

    page = client.get(job.get_absolute_url()).content.decode()

    assert "Danish B1 asked, and you have B2" in page
    assert "Asks for Excel, which you have not listed" in page


def test_jobs_of_a_company_that_she_has_blocked_are_not_there_for_her(
    client: Client, nordvind: Company
):
    profile = live_profile()
    open_job(nordvind)
    blocking.block(profile.pk, nordvind.cvr)
    client.force_login(profile.user)

    assert titles(client) == []


def test_what_a_stranger_is_shown_again_is_never_what_a_candidate_saw(
    client: Client, nordvind: Company, settings
):
    open_job(nordvind)
    hers = Client()
    hers.force_login(live_profile().user)

    assert "Fits you" in hers.get(JOBS).content.decode()
    assert "Fits you" not in client.get(JOBS).content.decode()


def test_a_new_approval_and_an_end_are_seen_at_once(client: Client, nordvind: Company):
    assert titles(client) == []
    job = open_job(nordvind)
    assert titles(client) == ["Data engineer"]
    running.close(job.pk)
    assert titles(client) == []


def posting(client: Client, job: Job) -> dict:
    page = client.get(job.get_absolute_url()).content.decode()
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert found
    return json.loads(found[1])


def test_search_engines_read_a_job_posting(client: Client, nordvind: Company):
    job = open_job(nordvind, work_forms=("part_time", "remote"), experience=3, education_level=6)

    found = posting(client, job)

    assert found["@type"] == "JobPosting"
    assert found["title"] == "Data engineer"
    assert "<li>Python</li>" in found["description"]
    assert found["datePosted"] == timezone.localdate().isoformat()
    assert found["validThrough"].startswith(job.valid_through.isoformat())
    assert found["hiringOrganization"] == {"@type": "Organization", "name": "Nordvind A/S"}
    assert found["jobLocation"]["address"]["addressLocality"] == "Aarhus"
    assert found["employmentType"] == ["PART_TIME"]
    assert found["jobLocationType"] == "TELECOMMUTE"
    assert found["directApply"] is True
    assert found["experienceRequirements"]["monthsOfExperience"] == 36


def test_nothing_that_a_company_writes_ends_the_script(client: Client, nordvind: Company):
    job = open_job(nordvind, title="</script><b>x", description="</script><script>alert(1)")

    assert posting(client, job)["title"] == "</script><b>x"
    assert "alert(1)</script>" not in client.get(job.get_absolute_url()).content.decode()


def test_another_name_in_the_address_leads_to_the_right_one(client: Client, nordvind: Company):
    job = open_job(nordvind)

    answer = client.get(f"{JOBS}{job.pk}-something-else/")

    assert (answer.status_code, answer["Location"]) == (301, f"{JOBS}{job.pk}-data-engineer/")


@pytest.mark.parametrize("make", [expired_job, "closed"])
def test_what_was_open_is_gone_with_others_like_it(client: Client, nordvind: Company, make):
    job = open_job(nordvind) if make == "closed" else make(nordvind)
    if make == "closed":
        running.close(job.pk)
    other = open_job(nordvind, title="Developer")

    answer = client.get(job.get_absolute_url())

    assert answer.status_code == 410
    assert other.get_absolute_url() in answer.content.decode()
    assert "application/ld+json" not in answer.content.decode()


@pytest.mark.parametrize("make", [draft_job, waiting_job])
def test_what_nobody_has_read_was_never_there(client: Client, nordvind: Company, make):
    job = make(nordvind)

    assert client.get(job.get_absolute_url()).status_code == 404


def test_open_jobs_are_in_the_sitemap_the_search_and_the_feed(client: Client, nordvind: Company):
    job, over = open_job(nordvind), expired_job(nordvind, title="Over")

    for url in ("/sitemap.xml", "/en/search/?q=pipelines", f"{JOBS}feed.atom"):
        page = client.get(url).content.decode()
        assert job.get_absolute_url() in page, url
        assert over.get_absolute_url() not in page, url


def test_the_feed_takes_the_same_filters_and_holds_any_character(client: Client, nordvind: Company):
    open_job(nordvind, title="A & B <c> “d”")
    open_job(nordvind, title="Cleaner", occupation="91")

    feed = client.get(f"{JOBS}feed.atom?group=25").content.decode()

    assert "A &amp; B &lt;c&gt; “d”" in feed
    assert "Cleaner" not in feed
