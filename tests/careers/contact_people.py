"""Who meets whom in these tests: somebody in the CV bank, and a company that asks about her."""

from django.core.files.base import ContentFile

from accounts.models import User
from careers.contact import asking
from careers.models import CandidateProfile, ContactRequest, CVFile, PublishedSummary
from companies.models import Company
from tests.careers.people import live_profile
from tests.personas import owner

PHONE = "+45 20 00 00 01"


def candidate(name: str = "olena", **fields) -> CandidateProfile:
    """Live, with a telephone number."""
    return live_profile(name, **{"phone": PHONE} | fields)


def with_file(profile: CandidateProfile, *, scan: str = CVFile.Scan.CLEAN) -> CandidateProfile:
    content = ContentFile(b"%PDF-1.7 her own", name="cv.pdf")
    CVFile.objects.create(profile=profile, file=content, kind="pdf", size=16, pages=1, scan=scan)
    return profile


def asked(
    profile: CandidateProfile, company: Company, *, by: User | None = None, **words: str
) -> ContactRequest:
    """Under the handle that she has now."""
    handle = PublishedSummary.objects.values_list("handle", flat=True).get(profile=profile)
    said = {
        "handle": handle,
        "job": "Data engineer",
        "reason": "We build pipelines and you know Python.",
    }
    return asking.ask(company_id=company.pk, by=by or owner(company), **said | words)
