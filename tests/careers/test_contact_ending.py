"""A week before what she shows ends: the company is told by mail, she on My page."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from careers import publishing, tasks
from careers.contact import answering, asking, refusals, reveals
from careers.emails.contact import reveal_ends
from careers.models import CandidateProfile, Reveal
from companies.models import Company
from outbox.models import Message
from tests.careers.contact_people import asked, candidate
from tests.careers.job_people import applied, later, open_job

pytestmark = pytest.mark.django_db

SOON = reveals.DEFAULT_DAYS - 5


@pytest.fixture
def olena(db: None) -> CandidateProfile:
    return candidate(languages={})


@pytest.fixture
def reveal(olena: CandidateProfile, nordvind: Company) -> Reveal:
    """For sixty days."""
    return answering.say_yes(asked(olena, nordvind).pk, ["name", "phone"])


def told() -> list[int]:
    tasks.tell_of_ends()
    return list(Message.objects.filter(kind="careers.reveal_ends").values_list("about", flat=True))


def test_it_is_told_once_and_not_too_early(reveal: Reveal):
    assert told() == []

    with later(SOON):
        told()
        assert told() == [reveal.pk]


@pytest.mark.parametrize(
    ("language", "words"), [("en", "5 January 2027"), ("da", "5. januar 2027")]
)
def test_who_asked_reads_for_which_job_until_when_and_nothing_of_hers(
    reveal: Reveal, hr: User, language: str, words: str
):
    Reveal.objects.update(until="2027-01-05T12:00Z")
    User.objects.filter(pk=hr.pk).update(language=language)

    with later(0):
        letter = reveal_ends(reveal.pk)

    assert letter is not None
    mail = letter.render()
    whole = f"{mail.subject}\n{mail.body}\n{mail.alternatives[0].content}"
    assert letter.to == hr.email
    assert words in mail.subject
    assert "Data engineer" in mail.body
    assert f"/{language}/candidates/{reveal.profile.published.handle}/shown/" in mail.body
    for hers in ("Olena", "olena@", reveal.profile.phone):
        assert hers not in whole


def test_where_she_applied_the_writer_of_the_job_is_told(nordvind: Company, hr: User):
    job = open_job(nordvind, title="Welder")
    application = applied(candidate(), job)

    letter = reveal_ends(application.reveal_id)

    assert letter is not None
    assert letter.to == hr.email
    mail = letter.render()
    assert "Welder" in mail.subject
    assert reverse("company_jobs:applicants", args=[nordvind.pk, job.pk]) in mail.body


def _take_back(reveal: Reveal) -> None:
    reveals.take_back(reveal.pk)


def _hide(reveal: Reveal) -> None:
    publishing.hide(reveal.profile_id)


@pytest.mark.parametrize("meanwhile", [_take_back, _hide])
def test_of_what_can_be_read_no_more_there_is_no_mail(reveal: Reveal, meanwhile):
    meanwhile(reveal)

    assert reveal_ends(reveal.pk) is None


def test_she_reads_of_it_on_my_page(client: Client, reveal: Reveal):
    client.force_login(reveal.profile.user)

    assert "ends soon" not in client.get("/en/my/").content.decode()
    with later(SOON):
        client.force_login(reveal.profile.user)
        page = client.get("/en/my/").content.decode()

    assert "What you show ends soon" in page
    assert "Nordvind A/S can read what you show until" in page


def test_what_has_run_to_its_end_may_be_asked_for_at_once(
    olena: CandidateProfile, nordvind: Company, reveal: Reveal
):
    publishing.renew(olena.pk)

    with later(SOON), pytest.raises(refusals.ShownAlready):
        asked(olena, nordvind)
    with later(reveals.DEFAULT_DAYS + 1):
        asked(olena, nordvind)


def test_what_she_has_taken_back_may_not(
    olena: CandidateProfile, nordvind: Company, reveal: Reveal
):
    reveals.take_back(reveal.pk)

    with later(reveals.DEFAULT_DAYS + 1), pytest.raises(refusals.NotSoSoon):
        asked(olena, nordvind)
    with later(asking.OPEN_FOR.days + 91):
        asked(olena, nordvind)
