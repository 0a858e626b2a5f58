"""What search engines read of a job: schema.org JobPosting, for open ones alone."""

import json
from datetime import datetime, time
from typing import Any

from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from careers.closed_lists import EducationLevel, WorkForm, occupation_name
from careers.jobs.plain_text import as_html
from careers.models import Job

IN_SCRIPT = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"}  # or the data could end the element
EMPLOYMENT = {
    WorkForm.FULL_TIME: "FULL_TIME",
    WorkForm.PART_TIME: "PART_TIME",
    WorkForm.TEMPORARY: "TEMPORARY",
    WorkForm.FREELANCE: "CONTRACTOR",
    WorkForm.PLACEMENT: "INTERN",
}
DENMARK = {"@type": "Country", "name": "Denmark"}
CREDENTIALS = {
    EducationLevel.UPPER_SECONDARY: "high school",
    EducationLevel.POST_SECONDARY: "professional certificate",
    EducationLevel.SHORT_CYCLE: "associate degree",
    EducationLevel.BACHELOR: "bachelor degree",
    EducationLevel.MASTER: "postgraduate degree",
    EducationLevel.DOCTORATE: "postgraduate degree",
}


def json_ld(job: Job, *, url: str) -> SafeString:
    """The content of ``<script type="application/ld+json">``; ``url`` is absolute."""
    text = json.dumps(posting(job, url), ensure_ascii=False)
    for character, escaped in IN_SCRIPT.items():
        text = text.replace(character, escaped)
    return mark_safe(text)


def posting(job: Job, url: str) -> dict[str, Any]:
    found: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "JobPosting",
        "@id": url,
        "url": url,
        "title": job.title,
        "description": str(as_html(job.description)),
        "datePosted": timezone.localdate(job.opened_at).isoformat(),
        "validThrough": _end_of(job).isoformat(),
        "hiringOrganization": {"@type": "Organization", "name": job.company.name},
        "identifier": {"@type": "PropertyValue", "name": job.company.name, "value": str(job.pk)},
        "directApply": True,
        "occupationalCategory": f"{job.occupation} {occupation_name(job.occupation)}",
        "jobLocation": _place(job),
    }
    if employment := [EMPLOYMENT[form] for form in EMPLOYMENT if form in job.work_forms]:
        found["employmentType"] = employment
    if WorkForm.REMOTE in job.work_forms:
        found |= {"jobLocationType": "TELECOMMUTE", "applicantLocationRequirements": DENMARK}
    return found | _requirements(job)


def _place(job: Job) -> dict[str, Any]:
    address = {"@type": "PostalAddress", "addressCountry": "DK"}
    if job.municipality:
        address |= {"addressLocality": job.municipality.name, "addressRegion": job.region}
    return {"@type": "Place", "address": address}


def _requirements(job: Job) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if job.starts_on:
        found["jobStartDate"] = job.starts_on.isoformat()
    if job.experience:
        months = {"@type": "OccupationalExperienceRequirements"}
        found["experienceRequirements"] = months | {"monthsOfExperience": 12 * job.experience}
    level = job.education_level
    if level is not None and (credential := CREDENTIALS.get(EducationLevel(level))):
        found["educationRequirements"] = {
            "@type": "EducationalOccupationalCredential",
            "credentialCategory": credential,
        }
    if skills := [str(skill) for skill in job.skills.all()]:
        found["skills"] = ", ".join(skills)
    return found


def _end_of(job: Job) -> datetime:
    """The last second of the last day, here."""
    return timezone.make_aware(datetime.combine(job.valid_through, time(23, 59, 59)))
