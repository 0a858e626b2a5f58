"""Her profile in the CV bank, and all that advisers and companies made of it."""

from datetime import timedelta

from django.core.files.base import ContentFile
from django.utils import timezone

from accounts.models import User
from careers.models import (
    AdviserNote,
    Application,
    BlockedCompany,
    CandidateProfile,
    ContactRequest,
    CVFile,
    EmployerNote,
    EmployerTerms,
    Enquiry,
    FollowUp,
    ForwardedEnquiry,
    JobAlert,
    Offer,
    Outcome,
    PublishedSummary,
    Reveal,
    SavedJob,
    SavedSearch,
    ShortList,
    ShortListed,
    Skill,
    Submission,
)
from companies.models import Company
from tests.careers.job_people import open_job
from tests.careers.people import live_profile, with_words
from tests.home.someone import PHONE, Words
from tests.personas import company_of, person


def in_the_bank(user: User, words: Words) -> None:
    adviser = person("bank-adviser")
    profile = live_profile(user=user, phone=PHONE, address=words("street"))
    profile = with_words(profile, words("headline"), words("summary"), adviser=adviser)
    CandidateProfile.objects.filter(pk=profile.pk).update(
        prefilled={"summary": words("prefilled")}, adviser=adviser
    )
    _texts_and_file(profile, words)
    _of_advisers(profile, adviser, words)
    employer = company_of(person("employer"), "Employer A/S", "88000064", verified=True)
    _of_employers(profile, employer, words)
    _answered(profile, employer, words)


def _texts_and_file(profile: CandidateProfile, words: Words) -> None:
    Submission.objects.create(
        profile=profile,
        state=Submission.State.SENT_BACK,
        headline=words("oldheadline"),
        summary=words("oldsummary"),
        revision="0" * 64,
        reason=words("sentback"),
    )
    content = ContentFile(f"%PDF-1.7 {words('filecontent')}".encode())
    file = CVFile(profile=profile, kind="pdf", size=20, text=words("filetext"))
    file.file.save("", content, save=True)
    skill = Skill.objects.create(
        name_en=words("skill"), state=Skill.State.SUGGESTED, suggested_by=profile.user
    )
    profile.skills.add(skill)
    BlockedCompany.objects.create(profile=profile, cvr="88000072")


def _of_advisers(profile: CandidateProfile, adviser: User, words: Words) -> None:
    AdviserNote.objects.create(profile=profile, author=adviser, text=words("advisernote"))
    Offer.objects.create(
        profile=profile, kind="placement", where=words("where"), text=words("offer")
    )
    outcome = Outcome.objects.create(
        profile=profile, kind="interview", happened_on=timezone.localdate(), occupation="25"
    )
    FollowUp.objects.create(outcome=outcome, due_on=timezone.localdate())
    Enquiry.objects.create(
        profile=profile,
        asked_by=profile.user,
        text=words("question"),
        answer=words("reply"),
        answered_at=timezone.now(),
        state=Enquiry.State.ANSWERED,
    )


def _of_employers(profile: CandidateProfile, company: Company, words: Words) -> None:
    summary = PublishedSummary.objects.get(profile=profile)
    short = ShortList.objects.create(company=company, name="People for spring")
    ShortListed.objects.create(short_list=short, summary=summary)
    EmployerNote.objects.create(company=company, summary=summary, text=words("employernote"))
    asked = Enquiry.objects.create(company=company, text="Who knows Python?")
    ForwardedEnquiry.objects.create(enquiry=asked, profile=profile)


def _answered(profile: CandidateProfile, company: Company, words: Words) -> None:
    job = open_job(company)
    until = timezone.now() + timedelta(days=60)
    request = ContactRequest.objects.create(
        profile=profile,
        company=company,
        job="Engineer",
        reason=words("whyher"),
        why_not=words("whynot"),
        state=ContactRequest.State.NO,
        expires_at=until,
    )
    Reveal.objects.create(profile=profile, company=company, request=request, until=until)
    reveal = Reveal.objects.create(profile=profile, company=company, until=until, fields=["name"])
    Application.objects.create(job=job, profile=profile, reveal=reveal, text=words("application"))
    SavedJob.objects.create(profile=profile, job=job)
    JobAlert.objects.create(profile=profile)


def as_employer(user: User, company: Company, words: Words) -> None:
    """She is a member of a company as well, and looks for others there."""
    SavedSearch.objects.create(
        company=company, user=user, name=words("search"), filters={"words": words("filter")}
    )
    EmployerTerms.objects.create(company=company, user=user, version=words("terms"))
