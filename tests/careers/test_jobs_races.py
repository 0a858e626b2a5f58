"""Two at once, on real connections: one application, and none for a job that has just closed."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from careers.jobs import applying, running, saving
from careers.models import Application, Job, Reveal, SavedJob
from companies.models import Company
from tests.careers.job_people import SHOWN, open_job
from tests.careers.people import live_profile
from vocabulary.refused import Refused

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]

CONNECTIONS = 8


def at_once(*works: Callable[[], object]) -> list[object]:
    """What each call answers, a refusal as it is; no thread leaves its connection open."""

    def and_close(work: Callable[[], object]) -> object:
        try:
            return work()
        except Refused as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(and_close, works))


def test_pressed_many_times_it_is_one_application(nordvind: Company):
    profile, job = live_profile(), open_job(nordvind)

    answers = at_once(
        *[lambda: applying.apply(profile.pk, job.pk, fields=SHOWN) for _n in range(CONNECTIONS)]
    )

    assert len({one.pk for one in answers if isinstance(one, Application)}) == 1
    assert not [one for one in answers if isinstance(one, Refused)]
    assert (Application.objects.count(), Reveal.objects.count()) == (1, 1)


def test_as_the_job_closes_she_has_applied_or_shown_nothing(nordvind: Company):
    for n in range(6):
        profile, job = live_profile(f"p{n}"), open_job(nordvind, title=f"Job {n}")

        at_once(
            lambda job=job: running.close(job.pk),
            lambda job=job, profile=profile: applying.apply(profile.pk, job.pk, fields=SHOWN),
        )

        sent = Application.objects.filter(profile=profile).count()
        assert Reveal.objects.filter(profile=profile).count() == sent
        assert Job.objects.get(pk=job.pk).state == Job.State.CLOSED


def test_taken_back_and_answered_at_once_it_shows_nothing(nordvind: Company):
    profile, job = live_profile(), open_job(nordvind)
    application = applying.apply(profile.pk, job.pk, fields=SHOWN)
    boss = nordvind.memberships.get().user

    at_once(
        lambda: applying.take_back(application.pk),
        lambda: applying.answer(application.pk, "interview", by=boss),
        lambda: applying.take_back(application.pk),
    )

    application.refresh_from_db()
    assert application.state == Application.State.TAKEN_BACK
    assert not applying.readable_of(job)


def test_saved_at_once_it_is_saved_once(nordvind: Company):
    profile, job = live_profile(), open_job(nordvind)

    at_once(*[lambda: saving.save(profile.pk, job.pk) for _n in range(CONNECTIONS)])

    assert SavedJob.objects.count() == 1
