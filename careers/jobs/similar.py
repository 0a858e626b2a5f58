"""Other jobs to look at: beside an open one, and where one is not open any more."""

from careers.jobs.matching import related
from careers.jobs.rows import Row, rows_of
from careers.models import Job

MOST = 4


def similar(job: Job) -> list[Row]:
    """Of the same occupation, then of one near it, then in the same region."""
    near = [row for row in rows_of(Job.objects.open().exclude(pk=job.pk)) if _nearness(row, job)]
    return sorted(near, key=lambda row: -_nearness(row, job))[:MOST]


def _nearness(row: Row, job: Job) -> int:
    same_group = row.facts.occupation == job.occupation
    near = row.facts.occupation in related(job.occupation)
    return 4 * same_group + 2 * near + (bool(job.region) and row.facts.region == job.region)
