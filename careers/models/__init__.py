"""People who look for work, what is shown of them, and who asked.

profiles and files are private; publishing is the copy that employers search; contact is how they
meet; jobs are what companies offer; advising is what the centre does, and what came of it.
"""

from careers.models.advising import AdviserNote, FollowUp, Ladder, Offer, Outcome, Step
from careers.models.contact import ContactRequest, Field, Reveal
from careers.models.enquiries import Enquiry, ForwardedEnquiry
from careers.models.files import CVFile
from careers.models.jobs import Application, Job, JobAlert, JobLanguage, SavedJob, jobs_by_mail_link
from careers.models.profiles import BlockedCompany, CandidateProfile, SpokenLanguage
from careers.models.publishing import PublishedLanguage, PublishedSummary, Submission
from careers.models.searching import (
    EmployerNote,
    EmployerTerms,
    Findable,
    SavedSearch,
    ShortList,
    ShortListed,
)
from careers.models.skills import Skill

__all__ = [
    "AdviserNote",
    "Application",
    "BlockedCompany",
    "CVFile",
    "CandidateProfile",
    "ContactRequest",
    "EmployerNote",
    "EmployerTerms",
    "Enquiry",
    "Field",
    "Findable",
    "FollowUp",
    "ForwardedEnquiry",
    "Job",
    "JobAlert",
    "JobLanguage",
    "Ladder",
    "Offer",
    "Outcome",
    "PublishedLanguage",
    "PublishedSummary",
    "Reveal",
    "SavedJob",
    "SavedSearch",
    "ShortList",
    "ShortListed",
    "Skill",
    "SpokenLanguage",
    "Step",
    "Submission",
    "jobs_by_mail_link",
]
