"""Other jobs to look at: beside an open one, and where one is not open any more."""

from careers.closed_lists import major_group_of
from careers.jobs.rows import Row, rows_of
from careers.models import Job

MOST = 4


def similar(job: Job) -> list[Row]:
    """Of the same occupation, then of the same major group, then in the same region."""
    near = [row for row in rows_of(Job.objects.open().exclude(pk=job.pk)) if _nearness(row, job)]
    return sorted(near, key=lambda row: -_nearness(row, job))[:MOST]


def _nearness(row: Row, job: Job) -> int:
    same_group = row.facts.occupation == job.occupation
    same_major = major_group_of(row.facts.occupation) == major_group_of(job.occupation)
    return 4 * same_group + 2 * same_major + (bool(job.region) and row.facts.region == job.region)
