"""The steps in which a profile is filled in: short, in any order, and none is compulsory."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from careers.models import CandidateProfile

Told = Callable[[CandidateProfile], bool]


@dataclass(frozen=True)
class Step:
    """``number`` counts from 1."""

    number: int
    key: str
    title: str | Promise
    is_done: Told


def _work(profile: CandidateProfile) -> bool:
    return bool(profile.occupation) and profile.experience is not None


def _education(profile: CandidateProfile) -> bool:
    return profile.education_level is not None


def _languages(profile: CandidateProfile) -> bool:
    return profile.languages.exists()


def _skills(profile: CandidateProfile) -> bool:
    return profile.skills.exists()


def _where(profile: CandidateProfile) -> bool:
    return bool(profile.work_forms and profile.availability)


def _about(profile: CandidateProfile) -> bool:
    return bool(profile.user.first_name and profile.user.last_name)


def _words(profile: CandidateProfile) -> bool:
    return bool(profile.headline and profile.summary)


STEPS: tuple[Step, ...] = tuple(
    Step(number, key, title, is_done)
    for number, (key, title, is_done) in enumerate(
        [
            ("work", _("What you do"), _work),
            ("education", _("Education"), _education),
            ("languages", _("Languages"), _languages),
            ("skills", _("Skills"), _skills),
            ("where", _("Where and when"), _where),
            ("about", _("About you"), _about),
            ("words", _("In your words"), _words),
        ],
        start=1,
    )
)
BY_KEY = {step.key: step for step in STEPS}


@dataclass(frozen=True)
class Progress:
    """Each step with whether something is in it."""

    steps: list[tuple[Step, bool]]

    @property
    def done(self) -> int:
        return sum(done for _step, done in self.steps)

    @property
    def undone(self) -> list[int]:
        return [step.number for step, done in self.steps if not done]

    @property
    def of(self) -> int:
        return len(self.steps)

    @property
    def first_undone(self) -> Step | None:
        return next((step for step, done in self.steps if not done), None)


def progress_of(profile: CandidateProfile) -> Progress:
    return Progress([(step, step.is_done(profile)) for step in STEPS])


def after(step: Step) -> Step | None:
    """None after the last."""
    return STEPS[step.number] if step.number < len(STEPS) else None
