"""The demo's queue of advisers: besides texts that wait, one sent back, one old, words for skills.

And an end that comes near: the spouse's, so that she has a mail to answer.
"""

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from careers import publishing
from careers.demo.people import People
from careers.models import CandidateProfile, PublishedSummary, Skill, Submission
from careers.profile import save, skills
from careers.publishing.periods import SECOND_LOOK
from careers.publishing.reasons import SendBack

SENT_BACK = "Meera Iyengar"
HEADLINE = "Buyer for factories with suppliers all over the world"
SUMMARY = "Six years as the only buyer of Tata's plant in Pune. I find suppliers, and I keep them."
WHY = "It was good to read. Write “a large car factory” instead of its name and town."
OLD = "Hannah Becker"
SUGGESTED = {
    "Keiko Nakamura": "Calligraphy",
    "Chloé Lefebvre": "Market analysis",
    "Simona Ricci": "Pizza baking in a wood-fired oven",
}
ENDS_IN = 25  # days


@transaction.atomic
def load(today: date, people: People) -> None:
    """Called again it does nothing."""
    if Submission.objects.filter(state=Submission.State.SENT_BACK).exists():
        return
    _send_back(people)
    _make_old()
    _suggest()
    _end_soon(CandidateProfile.objects.get(user=people.spouse), today)


def _of(name: str) -> CandidateProfile:
    first, _blank, last = name.rpartition(" ")
    return CandidateProfile.objects.get(user__first_name=first, user__last_name=last)


def _send_back(people: People) -> None:
    profile = _of(SENT_BACK)
    save(profile.pk, {"headline": HEADLINE, "summary": SUMMARY})
    sent = publishing.send_words(profile.pk)
    why = [SendBack.WORKPLACE, SendBack.UNIQUE]
    publishing.send_back(sent.pk, people.adviser, WHY, reasons=why)


def _make_old() -> None:
    """Approved so long ago that an adviser reads it once more."""
    long_ago = timezone.now() - SECOND_LOOK - timedelta(days=3)
    Submission.objects.filter(profile=_of(OLD)).update(sent_at=long_ago, decided_at=long_ago)


def _suggest() -> None:
    for name, words in SUGGESTED.items():
        if not Skill.objects.filter(name_en=words).exists():
            skills.suggest(_of(name).pk, words)


def _end_soon(profile: CandidateProfile, today: date) -> None:
    ends = today + timedelta(days=ENDS_IN)
    CandidateProfile.objects.filter(pk=profile.pk).update(expires_on=ends)
    PublishedSummary.objects.filter(profile=profile).update(expires_on=ends)
    publishing.refresh(profile.pk)
