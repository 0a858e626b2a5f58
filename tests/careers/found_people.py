"""People whom employers find, many in a moment: their copies alone, with words where asked for."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from itertools import count
from typing import Any

from django.utils import timezone

from accounts.models import User
from careers.employers import Acting
from careers.finding import index
from careers.models import (
    BlockedCompany,
    CandidateProfile,
    PublishedLanguage,
    PublishedSummary,
    Skill,
    Submission,
)
from careers.models.publishing import revision_of
from companies.models import Company
from tests.personas import owner

_numbers = count(1)


def shown(
    *,
    headline: str = "",
    summary: str = "",
    languages: Mapping[str, int] | None = None,
    skills: Iterable[str] = (),
    on: date | None = None,
    **fields: Any,
) -> PublishedSummary:
    """Somebody in force, in the index. ``on``: the day on which she was published."""
    today = timezone.localdate()
    user = User.objects.create(email=f"found.{next(_numbers)}@ankomst.example", first_name="Found")
    live = CandidateProfile.State.LIVE
    ends = today + timedelta(days=100)
    profile = CandidateProfile.objects.create(user=user, state=live, expires_on=ends)
    words = {"headline": headline, "summary": summary, "revision": revision_of(headline, summary)}
    if headline or summary:
        Submission.objects.create(profile=profile, state=Submission.State.APPROVED, **words)
    copy = PublishedSummary.objects.create(
        profile=profile,
        headline=headline,
        summary=summary,
        approved_revision=words["revision"] if headline or summary else "",
        **{"expires_on": ends, "refreshed_on": on or today} | fields,
    )
    for code, level in (languages or {}).items():
        PublishedLanguage.objects.create(summary=copy, code=code, level=level)
    copy.skills.set([Skill.objects.get_or_create(name_en=name)[0] for name in skills])
    index.write(copy.pk)
    return copy


def some(number: int, **given: Any) -> list[PublishedSummary]:
    return [shown(**given) for _ in range(number)]


def block(copy: PublishedSummary, company: Company) -> None:
    BlockedCompany.objects.create(profile=copy.profile, cvr=company.cvr)


def acting_for(company: Company) -> Acting:
    return Acting(owner(company), company, (company,))
