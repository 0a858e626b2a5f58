"""What happens by itself, and once, however many workers there are."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from outbox import clock
from outbox.clock import Periodic, tick


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How often the one job of this test, due every ten minutes, has run."""
    counted: list[int] = []
    job = Periodic("tests.count", timedelta(minutes=10), lambda: counted.append(1))
    monkeypatch.setattr(clock, "JOBS", {job.name: job})
    return counted


def test_a_job_runs_when_it_is_due_and_not_before(db, runs, later: Callable[..., None]) -> None:
    tick()
    later(minutes=9)
    tick()
    assert len(runs) == 1

    later(minutes=11)
    tick()
    assert len(runs) == 2


def test_one_failing_job_does_not_stop_the_others(db, runs, monkeypatch) -> None:
    broken = Periodic("tests.broken", timedelta(minutes=1), lambda: 1 / 0)
    monkeypatch.setattr(clock, "JOBS", {broken.name: broken} | clock.JOBS)

    assert tick() == ["tests.count"]


def test_a_database_that_is_away_does_not_stop_the_clock(db, runs, monkeypatch) -> None:
    def away(**kwargs: object) -> None:
        raise ConnectionError

    monkeypatch.setattr("outbox.clock.PeriodicRun.objects.get_or_create", away)
    assert tick() == []

    monkeypatch.undo()


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_of_several_workers_one_runs_a_job(runs) -> None:
    def one_worker(number: int) -> None:
        try:
            tick()
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as workers:
        list(workers.map(one_worker, range(12)))

    assert len(runs) == 1


def test_every_job_of_the_site_has_a_name_of_its_own() -> None:
    assert "outbox.recovery.deliver_what_was_left" in clock.JOBS
    assert all(job.interval > timedelta(0) for job in clock.JOBS.values())
    assert timezone.now().tzinfo is not None
