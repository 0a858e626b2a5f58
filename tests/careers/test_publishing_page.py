"""Her page of what employers see: live, waiting, sent back; and the page behind a mail's button."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from careers import publishing
from careers.models import CandidateProfile, Outcome, Submission
from careers.publishing import clock
from careers.publishing.links import token_of
from tests.careers.people import draft_profile, live_profile, published, with_words
from tests.jobs import run_jobs

pytestmark = pytest.mark.django_db

TEXT = {"headline": "Nurse in intensive care", "summary": "Ten years of night shifts."}
TELLING = {"headline": "Nurse", "summary": "My name is Ana Jensen and I like nights."}


@pytest.fixture(scope="module")
def _profile(module_db: None) -> int:
    return live_profile("ana").pk


@pytest.fixture
def profile(_profile: int, db: None) -> CandidateProfile:
    return CandidateProfile.objects.select_related("published").get(pk=_profile)


@pytest.fixture
def her(client: Client, profile: CandidateProfile) -> Client:
    client.force_login(profile.user)
    return client


def page(client: Client, name: str = "publishing") -> str:
    return client.get(reverse(f"cv:{name}")).content.decode()


def send(client: Client, **words: str):
    return client.post(reverse("cv:words"), words | {"send": ""}, follow=True)


def link(profile: CandidateProfile, name: str = "renew") -> str:
    return reverse(f"cv:{name}", args=[token_of(profile)])


def test_she_sees_what_is_live_and_until_when(her, profile):
    text = page(her)

    assert "Information technology professionals" in text
    assert profile.published.handle in text
    assert str(profile.expires_on.year) in text


def test_a_draft_is_shown_by_a_button_and_no_sooner(client):
    profile = draft_profile("bea")
    client.force_login(profile.user)
    page(client)
    assert CandidateProfile.objects.get(user=profile.user).state == "draft"

    client.post(reverse("cv:show"))

    assert CandidateProfile.objects.get(user=profile.user).state == "live"


def test_without_an_occupation_she_is_told_what_is_missing(client):
    profile = draft_profile("bea", occupation="")
    client.force_login(profile.user)

    answer = client.post(reverse("cv:show"), follow=True)

    assert "choose an occupation" in answer.content.decode()


def test_she_hides_and_shows_herself(her, profile):
    her.post(reverse("cv:hide"))
    assert published(profile).hidden

    her.post(reverse("cv:show"))
    assert not published(profile).hidden


def test_her_text_is_sent_by_one_button(her, profile):
    answer = send(her, **TEXT)

    assert "An adviser reads your text" in answer.content.decode()
    assert Submission.objects.waiting().get().headline == TEXT["headline"]


def test_only_saving_sends_nothing(her):
    her.post(reverse("cv:words"), TEXT | {"save": ""})

    assert CandidateProfile.objects.get().headline == TEXT["headline"]
    assert not Submission.objects.exists()


def test_sending_nothing_says_what_to_do(her):
    answer = send(her, headline="", summary="")

    assert answer.status_code == 422
    assert "Write a headline or a summary first." in answer.content.decode()


def test_a_text_sent_back_stands_beside_the_editor_with_its_marks(her, profile, adviser):
    send(her, **TELLING)
    waiting = Submission.objects.waiting().get()
    publishing.send_back(waiting.pk, adviser, "Please without your name.", reasons=["name"])

    text = page(her, "words")

    assert "Please without your name." in text
    assert "It tells your name, or how to reach you." in text
    assert '<mark class="found">Ana' in text
    assert TELLING["summary"] in text


def test_sending_the_same_again_says_what_to_do_and_keeps_what_was_typed(her, adviser):
    send(her, **TELLING)
    publishing.send_back(Submission.objects.get().pk, adviser, "No names.")

    answer = send(her, **TELLING)

    assert answer.status_code == 422
    assert "Change what the adviser asked for first." in answer.content.decode()


def test_mails_say_what_became_of_it_and_never_what_she_wrote(her, profile, adviser, mailoutbox):
    send(her, **TELLING)
    publishing.send_back(Submission.objects.get().pk, adviser, "Not your name.", reasons=["name"])
    run_jobs()
    with_words(profile, **TEXT, adviser=adviser)
    run_jobs()

    assert [mail.subject for mail in mailoutbox] == [
        "Please change your text",
        "Employers can read your text now",
    ]
    for mail in mailoutbox:
        both = mail.body + mail.alternatives[0][0]
        assert reverse("cv:publishing") in both
        assert not [words for words in (*TELLING.values(), *TEXT.values()) if words in both]
        assert "Not your name." not in both


def near_the_end(profile: CandidateProfile, days: int = 7) -> CandidateProfile:
    ends = timezone.localdate() + timedelta(days=days)
    CandidateProfile.objects.filter(pk=profile.pk).update(expires_on=ends)
    return CandidateProfile.objects.get(pk=profile.pk)


def test_the_mail_leads_to_a_page_that_changes_nothing_by_itself(client, profile, mailoutbox):
    near = near_the_end(profile)
    clock.run(timezone.localdate())
    run_jobs()
    assert link(near) in mailoutbox[0].body

    answer = client.get(link(near))

    assert answer.status_code == 200
    assert CandidateProfile.objects.get().expires_on == near.expires_on
    assert "Ana" not in answer.content.decode()


def test_by_the_link_she_goes_on_and_the_link_has_been_used(client, profile):
    near = near_the_end(profile)

    assert client.post(link(near), {"act": "renew"}).status_code == 200
    again = client.post(link(near), {"act": "renew"})

    assert CandidateProfile.objects.get().expires_on == timezone.localdate() + timedelta(days=183)
    assert again.status_code == 410


def test_by_the_link_she_hides(client, profile):
    near = near_the_end(profile)

    client.post(link(near), {"act": "hide"})
    client.post(link(near), {"act": "hide"})

    assert CandidateProfile.objects.get().state == "hidden"


def test_by_the_link_she_tells_of_a_job_and_is_hidden(client, profile):
    near = near_the_end(profile)
    told = {"kind": "job", "on": timezone.localdate().isoformat(), "stay": "hide"}

    for _twice in range(2):
        client.post(link(near, "found_work_by_link"), told)

    assert Outcome.objects.get().kind == "job"
    assert CandidateProfile.objects.get().state == "hidden"


def test_a_placement_need_not_end_her_search(client, profile):
    near = near_the_end(profile)
    told = {"kind": "placement", "on": timezone.localdate().isoformat(), "stay": "stay"}

    client.post(link(near, "found_work_by_link"), told)

    assert CandidateProfile.objects.get().state == "live"


@pytest.mark.parametrize("on", ["", "2999-01-01", "0001-01-01", "yesterday", "9" * 40])
def test_a_day_that_cannot_be_is_refused_in_words(client, profile, on):
    told = {"kind": "job", "on": on, "stay": "hide"}

    answer = client.post(link(profile, "found_work_by_link"), told)

    assert answer.status_code == 422
    assert not Outcome.objects.exists()


@pytest.mark.parametrize("token", ["1-1", "x", "1-739000.abc", "%00", "1" * 300])
def test_a_link_that_is_not_ours_is_no_page(client, token):
    assert client.get(f"/en/cv/renew/{token}/").status_code == 404
