"""What employers see of somebody, and what became of her words."""

from typing import Any

from careers.models import CandidateProfile, PublishedSummary, Skill, Submission
from careers.publishing.copying import SHOWN
from outbox.models import Message

MAILS_ABOUT_PROFILE = ("careers.renewal_due", "careers.erased_soon")
MAILS_ABOUT_WORDS = tuple(
    f"careers.words_{what}" for what in ("approved", "sent_back", "taken_down")
)


def held(profile: CandidateProfile) -> dict[str, Any]:
    return {
        "published": [_copy(copy) for copy in PublishedSummary.objects.filter(profile=profile)],
        "texts_sent": list(
            profile.submissions.values(
                *("headline", "summary", "state", "cause", "findings", "sent_at"),
                *("decided_at", "reasons", "reason", "looked_again_at"),
            )
        ),
        "skills_suggested": list(
            Skill.objects.filter(suggested_by=profile.user_id).values("name_en", "name_da", "state")
        ),
    }


def _copy(copy: PublishedSummary) -> dict[str, Any]:
    names = ("handle", "hidden", "headline", "summary", "published_at", "refreshed_on")
    return {name: getattr(copy, name) for name in (*names, "expires_on", *SHOWN)} | {
        "languages": dict(copy.languages.values_list("code", "level")),
        "skills": [skill.name_en for skill in copy.skills.all()],
    }


def erase(profile: CandidateProfile) -> None:
    """Mail that waits to be sent, and words for skills that nobody else has; what the list has of
    them stays, without whose idea it was. The rest goes with the profile."""
    texts = Submission.objects.filter(profile=profile).values_list("pk", flat=True)
    suggested = Skill.objects.filter(suggested_by=profile.user_id)
    for kinds, about in (
        (MAILS_ABOUT_PROFILE, [profile.pk]),
        (MAILS_ABOUT_WORDS, list(texts)),
        (("careers.skill_decided",), list(suggested.values_list("pk", flat=True))),
    ):
        Message.objects.filter(kind__in=kinds, about__in=about).delete()
    others = CandidateProfile.skills.through.objects.exclude(candidateprofile=profile)
    hers_alone = suggested.exclude(state=Skill.State.LISTED).exclude(pk__in=others.values("skill"))
    hers_alone.delete()
    suggested.update(suggested_by=None)
