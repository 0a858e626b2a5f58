"""What an adviser sees of one candidate: all of it on one page, in a fixed number of queries.

Of requests and reveals the day and how they stand, and no more: which company asked, and why, is
between the two of them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.utils import timezone

from careers.advising.talks import talks_of
from careers.models import (
    AdviserNote,
    Application,
    CandidateProfile,
    ContactRequest,
    CVFile,
    Ladder,
    Offer,
    Outcome,
    PublishedSummary,
    Reveal,
    Submission,
)
from careers.models.profiles import SpokenLanguage
from events.models import Attendee
from vocabulary.labels import within
from vocabulary.languages import language_name

MOST = 20  # of each list; older ones are history


@dataclass(frozen=True)
class Rung:
    """A step of the ladder, and the days on which she reached it."""

    label: str
    outcomes: Sequence[Outcome]


class Picture:
    def __init__(self, profile: CandidateProfile) -> None:
        self.profile = profile

    @cached_property
    def languages(self) -> list[str]:
        return [_spoken(each.code, each.get_level_display()) for each in self._languages()]

    def _languages(self) -> Sequence[SpokenLanguage]:
        return list(self.profile.languages.all())

    @cached_property
    def skills(self) -> list[str]:
        return [str(skill) for skill in self.profile.skills.all()]

    @cached_property
    def cv_file(self) -> CVFile | None:
        return CVFile.objects.filter(profile=self.profile).defer("text").first()

    @cached_property
    def published(self) -> PublishedSummary | None:
        return PublishedSummary.objects.filter(profile=self.profile).first()

    @cached_property
    def published_languages(self) -> list[str]:
        if self.published is None:
            return []
        rows = self.published.languages.all()
        return [_spoken(each.code, each.get_level_display()) for each in rows]

    @cached_property
    def published_skills(self) -> list[str]:
        return [str(skill) for skill in self.published.skills.all()] if self.published else []

    @cached_property
    def is_findable(self) -> bool:
        found = self.published
        return bool(found and not found.hidden and found.expires_on >= timezone.localdate())

    @cached_property
    def submissions(self) -> Sequence[Submission]:
        return list(self.profile.submissions.all()[:MOST])

    @cached_property
    def requests(self) -> Sequence[ContactRequest]:
        return list(self.profile.requests.all()[:MOST])

    @cached_property
    def reveals(self) -> Sequence[Reveal]:
        return list(self.profile.reveals.all()[:MOST])

    @cached_property
    def applications(self) -> Sequence[Application]:
        return list(self.profile.applications.select_related("job")[:MOST])

    @cached_property
    def notes(self) -> Sequence[AdviserNote]:
        return list(self.profile.notes.select_related("author")[:MOST])

    @cached_property
    def offers(self) -> Sequence[Offer]:
        return list(self.profile.offers.select_related("made_by")[:MOST])

    @cached_property
    def outcomes(self) -> Sequence[Outcome]:
        rows = self.profile.outcomes.select_related("follow_up", "recorded_by")
        return list(rows.order_by("-happened_on", "-pk"))

    @cached_property
    def ladder(self) -> list[Rung]:
        """From the highest rung down, with those not reached yet."""
        return [
            Rung(str(rung.label), [each for each in self.outcomes if each.kind == rung])
            for rung in reversed(Ladder)
        ]

    @cached_property
    def talks(self) -> Sequence[Attendee]:
        return list(talks_of(self.profile)[:MOST])


def _spoken(code: str, level: str) -> str:
    return f"{language_name(code)} {within(level)}"
