"""What a programme tells its coordinator to do, and where the line leads."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.roles import Role
from mentoring.models import MatchRun, Programme
from mentoring.programmes.due import due
from tests.mentoring import people
from tests.mentoring.proposals import programme, propose_to
from tests.personas import person

pytestmark = pytest.mark.django_db


def _sent_run(of: Programme) -> None:
    settings = {"weights": of.weights}
    MatchRun.objects.create(
        programme=of, number=1, settings=settings, result={"pairs": []}, sent_at=timezone.now()
    )


def test_a_mentors_application_leads_to_the_mentors(client: Client) -> None:
    of = people.open_programme()
    people.accepted_mentor(of, state="sent")
    client.force_login(person("clara", Role.COORDINATOR, password=None))

    home = client.get(reverse("wagtailadmin_home")).content.decode()

    mentors = reverse("mentoring_admin:mentors", args=[of.pk])
    assert f'<a href="{mentors}">1 mentor&#x27;s application waits to be read</a>' in home


def test_what_was_changed_after_review_waits_to_be_read() -> None:
    of = people.open_programme()
    now = timezone.now()
    people.accepted_student(of, decided_at=now - timedelta(days=1), changed_at=now)
    people.accepted_student(of, decided_at=now, changed_at=now - timedelta(days=1))

    words = [each.words for each in due(of)]

    assert "1 student's application waits to be read" in words


def test_a_student_whom_no_run_has_paired_is_not_forgotten() -> None:
    of = programme()
    paired, left = people.accepted_student(of), people.accepted_student(of)
    propose_to(of, paired.pk, people.accepted_mentor(of).pk)
    _sent_run(of)

    said = [(each.words, each.screen) for each in due(of)]
    propose_to(of, left.pk, people.accepted_mentor(of).pk)

    assert said == [("1 student has no proposal yet: match again", "matching")]
    assert list(due(of)) == []


def test_after_the_kick_off_no_days_are_left() -> None:
    today = timezone.localdate()
    days = {"apply_from": 60, "apply_until": 30, "starts_on": 3}
    of = programme(**{name: today - timedelta(days=ago) for name, ago in days.items()})

    (words,) = (each.words for each in due(of))

    assert words.startswith("Find and propose the pairs: the kick-off was on ")
