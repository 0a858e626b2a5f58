"""Somebody in the CV bank, and a company that has accepted the terms, as these tests need them."""

from datetime import timedelta

from django.core.files.base import ContentFile
from django.utils import timezone

from accounts.models import User
from careers.models import CandidateProfile, CVFile, PublishedSummary
from tests.personas import person


def candidate(name: str = "olena", **fields) -> CandidateProfile:
    """Live, with a telephone number and everything an employer looks for."""
    user = User.objects.filter(email=f"{name}@ankomst.example").first() or person(name)
    ends = timezone.localdate() + timedelta(days=100)
    shown = {"occupation": "25", "experience": 6, "region": "Region Hovedstaden"}
    profile = CandidateProfile.objects.create(
        **{"user": user, "state": "live", "phone": "+45 20 00 00 01", "expires_on": ends}
        | shown
        | fields
    )
    PublishedSummary.objects.create(profile=profile, expires_on=ends, **shown)
    return profile


def with_file(profile: CandidateProfile, *, scan: str = CVFile.Scan.CLEAN) -> CandidateProfile:
    content = ContentFile(b"%PDF-1.7 her own", name="cv.pdf")
    CVFile.objects.create(profile=profile, file=content, kind="pdf", size=16, pages=1, scan=scan)
    return profile
