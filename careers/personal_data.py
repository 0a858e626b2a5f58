"""What the CV bank holds about a person: as somebody who looks for work, and as an employer.

Composed of the parts' own modules; what goes by itself with the profile needs none.
"""

import json
from collections.abc import Iterator
from typing import Any

from django.db import connection

from accounts.models import User
from accounts.personal_data import File
from careers.advising import personal_data as of_advising
from careers.contact import personal_data as of_contact
from careers.jobs import personal_data as of_jobs
from careers.models import (
    CandidateProfile,
    CVFile,
    EmployerNote,
    EmployerTerms,
    SavedSearch,
    ShortListed,
)
from careers.profile.json_resume import resume_of
from careers.profile.pdf import cv_of
from careers.publishing import erasing
from careers.publishing import personal_data as of_publishing
from careers.publishing.skills import forget_suggested
from vocabulary.refused import Refused

WITH_PROFILE = "goes with the profile"
HOLDS = {
    "careers.CandidateProfile": "deleted",
    "careers.CandidateProfile_skills": WITH_PROFILE,
    "careers.SpokenLanguage": WITH_PROFILE,
    "careers.BlockedCompany": WITH_PROFILE,
    "careers.CVFile": "goes with the profile, and the file after it",
    "careers.AdviserNote": WITH_PROFILE,
    "careers.Offer": WITH_PROFILE,
    "careers.Outcome": "replaced by rows without a person, day or occupation in detail",
    "careers.FollowUp": WITH_PROFILE,
    "careers.ContactRequest": WITH_PROFILE,
    "careers.Reveal": WITH_PROFILE,
    "careers.Enquiry": "hers goes with the profile; a company's stays without who asked",
    "careers.ForwardedEnquiry": WITH_PROFILE,
    "careers.Application": WITH_PROFILE,
    "careers.SavedJob": WITH_PROFILE,
    "careers.JobAlert": WITH_PROFILE,
    "careers.Submission": WITH_PROFILE,
    "careers.PublishedSummary": WITH_PROFILE,
    "careers.PublishedSummary_skills": WITH_PROFILE,
    "careers.PublishedLanguage": WITH_PROFILE,
    "careers.Findable": "goes with the published copy, its words too",
    "careers.ShortListed": "goes with the published copy",
    "careers.EmployerNote": "goes with the published copy; hers as an author stays the company's",
    "careers.ShortList": "stays the company's, without who made it",
    "careers.SavedSearch": "goes with the account",
    "careers.EmployerTerms": "goes with the account",
    "careers.Job": "stays the company's, without who wrote it",
    "careers.Skill": "a word that she alone suggested is deleted",
}
NEEDS_NONE = {
    "careers.Job_skills": "what a company asks for",
    "careers.JobLanguage": "what a company asks for",
}


def held(user: User) -> dict[str, Any]:
    profile = CandidateProfile.objects.filter(user=user).first()
    as_candidate = _of_candidate(profile) if profile else {}
    return as_candidate | {key: rows for key, rows in _of_employer(user).items() if rows}


def _of_candidate(profile: CandidateProfile) -> dict[str, Any]:
    return {
        "profile": _profile(profile),
        "file": list(
            CVFile.objects.filter(profile=profile).values(
                *("kind", "size", "pages", "scan", "uploaded_at", "text")
            )
        ),
        **of_publishing.held(profile),
        **_kept_by_employers(profile),
        **of_contact.held(profile),
        **of_jobs.held(profile),
        **of_advising.held(profile),
    }


def _profile(profile: CandidateProfile) -> dict[str, Any]:
    plain = (
        *("state", "headline", "summary", "phone", "address", "occupation", "experience"),
        *("occupation_in_detail", "education_level", "education_field", "region", "work_forms"),
        *("availability", "shown_coarser", "prefilled", "created_at", "changed_at", "expires_on"),
    )
    return {field: getattr(profile, field) for field in plain} | {
        "municipality": str(profile.municipality or ""),
        "skills": list(profile.skills.values_list("name_en", flat=True)),
        "languages": list(profile.languages.values("code", "level")),
    }


def _kept_by_employers(profile: CandidateProfile) -> dict[str, Any]:
    """What companies noted about her is hers to read, too."""
    listed = ShortListed.objects.filter(summary__profile=profile)
    noted = EmployerNote.objects.filter(summary__profile=profile)
    return {
        "on_short_lists": list(listed.values("short_list__company__name", "added_at")),
        "notes_of_companies": list(noted.values("company__name", "text", "written_at")),
    }


def _of_employer(user: User) -> dict[str, Any]:
    saved = SavedSearch.objects.filter(user=user)
    accepted = EmployerTerms.objects.filter(user=user)
    return {
        "requests_written_for_companies": of_contact.held_of_employer(user),
        **of_jobs.held_of_user(user),
        "saved_searches": list(saved.values("company__name", "name", "filters", "by_mail")),
        "employers_terms": list(accepted.values("company__name", "version", "accepted_at")),
        "notes_written_for_companies": list(
            EmployerNote.objects.filter(author=user).values("company__name", "text", "written_at")
        ),
    }


def files(user: User) -> Iterator[File]:
    """The CV as she uploaded it, and her profile as JSON Resume and PDF."""
    profile = CandidateProfile.objects.filter(user=user).first()
    if profile is None:
        return
    yield from _uploaded(profile)
    resume = resume_of(profile, with_contact=True)
    yield File("resume.json", json.dumps(resume, ensure_ascii=False, indent=2).encode())
    try:
        yield File("CV.pdf", cv_of(profile, language=user.language, with_contact=True))
    except Refused:
        return


def _uploaded(profile: CandidateProfile) -> Iterator[File]:
    for cv_file in CVFile.objects.filter(profile=profile):
        try:
            with cv_file.file.open("rb") as opened:
                yield File(f"CV-uploaded.{cv_file.kind}", opened.read())
        except FileNotFoundError:
            continue  # the row tells of it, and that is in the JSON


def file_names(user: User) -> list[str]:
    return list(CVFile.objects.filter(profile__user=user).values_list("file", flat=True))


def hindrances(user: User) -> list[str]:
    return []


def erase(user: User) -> None:
    """As the end of a profile is, and what is left in the index by SQLite."""
    profile = CandidateProfile.objects.filter(user=user).values_list("pk", flat=True).first()
    if profile is not None:
        erasing.erase(profile)
        _merge_index()
    forget_suggested(user)


def _merge_index() -> None:
    """SQLite's index marks words as gone and keeps them until its parts are merged."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO careers_words (careers_words) VALUES ('optimize')")
