"""Jobs of a company, in the state that a test needs, made by the use cases."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any
from unittest.mock import patch

from django.utils import timezone

from accounts.models import User
from accounts.roles import Role
from careers.employers.terms import accept
from careers.jobs import applying, moderating, writing
from careers.jobs.writing import Advertisement
from careers.models import Application, CandidateProfile, Field, Job
from companies.models import Company
from tests.careers.people import listed, municipality
from tests.personas import owner, person

SHOWN = (Field.NAME, Field.EMAIL)


def advertisement(**words: Any) -> Advertisement:
    """What fits ``tests.careers.people.live_profile``."""
    usual: dict[str, Any] = {
        "title": "Data engineer",
        "description": "You build pipelines.\n\n- Python\n- SQL",
        "occupation": "25",
        "valid_through": timezone.localdate() + timedelta(days=30),
        "municipality": municipality(),
        "work_forms": ("full_time",),
        "languages": {"en": 4},
        "skills": (listed("Python"),),
        "salary": "45,000 kr. a month",
    }
    return Advertisement(**usual | words)


def draft_job(company: Company, **words: Any) -> Job:
    return writing.draft(company, advertisement(**words), by=owner(company))


def waiting_job(company: Company, **words: Any) -> Job:
    return moderating.send(draft_job(company, **words).pk)


def open_job(company: Company, **words: Any) -> Job:
    job = waiting_job(company, **words)
    return moderating.approve(job.pk, job.revision, by=reader())


def expired_job(company: Company, **words: Any) -> Job:
    job = open_job(company, **words)
    job.valid_through = timezone.localdate() - timedelta(days=1)
    job.save()
    return job


def reader() -> User:
    """The adviser who reads jobs."""
    found = User.objects.filter(email="reader@ankomst.example").first()
    return found or person("reader", Role.ADVISER)


def applied(profile: CandidateProfile, job: Job, **given: Any) -> Application:
    return applying.apply(profile.pk, job.pk, **{"fields": SHOWN} | given)


def employer(company: Company) -> User:
    """Its owner, who has accepted the terms of the search."""
    user = owner(company)
    accept(company, user)
    return user


@contextmanager
def later(days: int) -> Iterator[None]:
    """So many days from now."""
    then = timezone.now() + timedelta(days=days)
    with patch("django.utils.timezone.now", return_value=then):
        yield
