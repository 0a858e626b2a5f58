"""What ``matching`` is told: of a job, of her own profile, and of a published copy.

The company's side is made of published copies alone. Her own profile is for her own pages.
"""

from collections.abc import Iterable

from careers.jobs.matching import Facts
from careers.models import CandidateProfile, Job, PublishedSummary
from careers.models.jobs import JobQuerySet
from careers.models.publishing import PublishedSummaryQuerySet
from careers.models.shown import ShownFields


def with_facts(jobs: JobQuerySet) -> JobQuerySet:
    """With what ``of_job`` asks for, in three queries."""
    return jobs.select_related("company", "municipality").prefetch_related("languages", "skills")


def of_job(job: Job) -> Facts:
    """What it asks for, at least."""
    return Facts(
        occupation=job.occupation,
        experience=job.experience or None,  # "new in the field" asks for nothing
        education_level=job.education_level,
        region=job.region,
        work_forms=frozenset(job.work_forms),
        languages={one.code: one.level for one in job.languages.all()},
        skills=frozenset(skill.pk for skill in job.skills.all()),
    )


def of_profile(profile: CandidateProfile) -> Facts:
    """Her own, with what she shows to nobody else: for her eyes."""
    region = profile.region or (profile.municipality.region if profile.municipality else "")
    return _of(profile, {one.code: one.level for one in profile.languages.all()}, region)


def of_summary(summary: PublishedSummary) -> Facts:
    """What anybody who may search can see."""
    return _of(summary, {one.code: one.level for one in summary.languages.all()}, summary.region)


def published(people: PublishedSummaryQuerySet) -> Iterable[tuple[PublishedSummary, Facts]]:
    """In three queries."""
    for summary in people.prefetch_related("languages", "skills"):
        yield summary, of_summary(summary)


def _of(shown: ShownFields, languages: dict[str, int], region: str) -> Facts:
    return Facts(
        occupation=shown.occupation,
        experience=shown.experience,
        education_level=shown.education_level,
        region=region,
        work_forms=frozenset(shown.work_forms),
        languages=languages,
        skills=frozenset(skill.pk for skill in shown.skills.all()),  # type: ignore[attr-defined]
    )
