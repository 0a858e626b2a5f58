"""What has to happen by itself: holds that run out, reminders, mail that was left behind.

    @every(minutes=1)
    def release_expired_holds() -> None: ...

The worker's clock (``manage.py work``) runs each job when it is due; of several workers, one does.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from outbox.models import PeriodicRun

logger = logging.getLogger(__name__)

Job = Callable[[], object]


@dataclass(frozen=True)
class Periodic:
    name: str
    interval: timedelta
    run: Job


JOBS: dict[str, Periodic] = {}


def every(*, minutes: float) -> Callable[[Job], Job]:
    """Run the decorated function at this interval. It must be safe to run twice."""

    def register(job: Job) -> Job:
        name = f"{job.__module__}.{job.__name__}"
        JOBS[name] = Periodic(name, timedelta(minutes=minutes), job)
        return job

    return register


def tick() -> list[str]:
    """Run the jobs that are due now; the names of those that ran to their end.

    One job's error, or a database that is away for a moment, does not keep the others from theirs.
    """
    return [job.name for job in JOBS.values() if _claim_and_run(job)]


def _claim_and_run(job: Periodic) -> bool:
    try:
        if _claim(job):
            job.run()
            return True
    except Exception:
        logger.exception("The periodic job %s failed", job.name)
    return False


def _claim(job: Periodic) -> bool:
    """Whether this process got the job: one conditional UPDATE decides among workers."""
    PeriodicRun.objects.get_or_create(name=job.name)
    now = timezone.now()
    due = Q(began_at=None) | Q(began_at__lte=now - job.interval)
    return bool(PeriodicRun.objects.filter(due, name=job.name).update(began_at=now))
