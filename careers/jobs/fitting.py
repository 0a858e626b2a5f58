"""How many candidates a company's own job would find: of published copies alone, and never exactly
where they are few.

What is counted is what the company could search for itself (``careers.finding``), without those
who have blocked it.
"""

from dataclasses import dataclass

from careers.finding.asked import Asked
from careers.finding.facets import FEWEST
from careers.jobs.facts import of_job, published
from careers.jobs.matching import match, related
from careers.models import Job, PublishedSummary

MOST = 500  # looked at; more are more than anybody reads


@dataclass(frozen=True)
class Fitting:
    """``number``: None where fewer than ``FEWEST`` count, none included."""

    number: int | None
    fewest: int = FEWEST


def fitting(job: Job) -> Fitting:
    people = PublishedSummary.objects.visible_to_company(job.company.cvr)
    people = people.filter(occupation__in=related(job.occupation))
    wanted = of_job(job)
    fits = [one for one, facts in published(people[:MOST]) if match(facts, wanted).fits]
    return Fitting(len(fits) if sum(one.counts for one in fits) >= FEWEST else None)


def asked_by(job: Job) -> Asked:
    """The candidates' search that asks for what the job cannot be done without."""
    return Asked(
        occupation=(job.occupation,),
        education=job.education_level,
        experience=job.experience or None,
        language=tuple((one.code, one.level) for one in job.languages.all()),
    )
