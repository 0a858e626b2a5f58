"""The steps of an application: short, in any order; before it is sent, what is needed is there."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mentoring.applying.sides import Either
from mentoring.models import ProgrammeQuestion, Side


@dataclass(frozen=True)
class Need:
    """``words`` name what is missing, as in a list after “Still missing:”."""

    field: str
    words: str | Promise


@dataclass(frozen=True)
class Step:
    key: str
    title: str | Promise
    needs: tuple[Need, ...] = ()
    with_questions: bool = False
    shown: Callable[[Either], bool] = lambda application: True


@dataclass(frozen=True)
class Missing:
    """``words`` come out in the language of whoever reads them."""

    step: Step
    words: object


_NAME = (Need("first_name", _("your given name")), Need("last_name", _("your family name")))
_SPOKEN = (Need("languages", _("at least one language, and how well you know it")),)
_MEETING = (Need("times", _("when you can meet")), Need("meets", _("how you can meet")))

STUDENT_STEPS: tuple[Step, ...] = (
    Step("about", _("Name and telephone"), _NAME),
    Step(
        "studies",
        _("Studies"),
        (
            Need("university", _("your university")),
            Need("degree", _("your degree")),
            Need("study_kind", _("whether you study for a full degree or on exchange")),
            Need("studies_until", _("until when you study")),
            Need("field", _("your field")),
        ),
    ),
    Step("languages", _("Languages"), _SPOKEN),
    Step(
        "goals",
        _("Goals"),
        (
            Need("goals", _("what you want of the programme")),
            Need("industries", _("where you would like to work")),
        ),
    ),
    Step("meeting", _("When and how"), _MEETING),
    Step(
        "words",
        _("In your own words"),
        (Need("motivation", _("why you apply")),),
        with_questions=True,
    ),
    Step("wishes", _("Mentors wished for"), shown=lambda one: one.programme.mentors_shown),
)
MENTOR_STEPS: tuple[Step, ...] = (
    Step("about", _("Name and telephone"), _NAME),
    Step(
        "work",
        _("Work"),
        (
            Need("profession", _("what you do")),
            Need("industry", _("your industry")),
            Need("field", _("your field")),
        ),
    ),
    Step("languages", _("Languages"), _SPOKEN),
    Step("helping", _("Helping"), (Need("helps_with", _("what you like to help with")),)),
    Step("meeting", _("When and how"), _MEETING),
    Step("limits", _("Limits")),
    Step(
        "words",
        _("In your own words"),
        (Need("about", _("some words about you, for students")),),
        with_questions=True,
    ),
)


def steps_of(application: Either) -> list[Step]:
    steps = STUDENT_STEPS if application.side == Side.STUDENT else MENTOR_STEPS
    return [step for step in steps if step.shown(application)]


def questions_of(application: Either) -> list[ProgrammeQuestion]:
    """The programme's own, asked of this side."""
    return list(application.programme.questions.filter(side=application.side))


def missing(application: Either) -> list[Missing]:
    """What has to be there before it can be sent, in the order of the steps."""
    return [
        Missing(step, words)
        for step in steps_of(application)
        for words in _needed_words(application, step)
    ]


def _needed_words(application: Either, step: Step) -> Iterator[Any]:
    for need in step.needs:
        if not _value(application, need.field):
            yield need.words
    if step.with_questions:
        for question in questions_of(application):
            if question.required and not application.answers.get(str(question.pk)):
                yield question


def needed_fields(application: Either) -> set[str]:
    return {need.field for step in steps_of(application) for need in step.needs}


def _value(application: Either, field: str) -> Any:
    if field in ("first_name", "last_name"):
        return getattr(application.user, field)
    return getattr(application, f"{field}_id" if field == "university" else field)


@dataclass(frozen=True)
class Progress:
    """Each step, whether one has been there, and what it lacks."""

    steps: list[tuple[Step, bool, list[str]]]

    @property
    def done(self) -> int:
        return sum(seen and not lacks for _step, seen, lacks in self.steps)

    @property
    def of(self) -> int:
        return len(self.steps)

    @property
    def undone(self) -> list[int]:
        """By number, from 1: what lacks something."""
        return [n for n, (_step, _seen, lacks) in enumerate(self.steps, 1) if lacks]

    @property
    def next_step(self) -> Step | None:
        """The first that lacks something, or that one has not been at."""
        return next((step for step, seen, lacks in self.steps if lacks or not seen), None)


def progress_of(application: Either) -> Progress:
    lacking: dict[str, list[str]] = {}
    for each in missing(application):
        lacking.setdefault(each.step.key, []).append(str(each.words))
    steps = enumerate(steps_of(application), start=1)
    return Progress(
        [(step, n <= application.reached_step, lacking.get(step.key, [])) for n, step in steps]
    )


def asks_nothing_yet(application: Either) -> bool:
    """Nothing is filled in: last year's answers may be taken over."""
    fields = ("field", "languages", "times", "goals", "motivation", "profession", "helps_with")
    return not any(getattr(application, name, None) for name in fields)
