"""An application in words, section by section: what the applicant looks over and staff read."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.utils import formats
from django.utils.translation import gettext as _

from mentoring.applying.sides import Either
from mentoring.applying.steps import Step, questions_of, steps_of
from mentoring.models import Degree, Goal, Industry, StudentApplication, StudyKind, Time
from vocabulary.education import LanguageLevel
from vocabulary.languages import language_name

Line = tuple[str, str]


@dataclass(frozen=True)
class Section:
    """Of one step. A line without words is one that was left empty."""

    step: Step
    lines: list[Line] = field(default_factory=list)


def lines_of(application: Either) -> list[Section]:
    return [Section(step, _lines(application, step)) for step in steps_of(application)]


def _lines(application: Either, step: Step) -> list[Line]:
    one: Any = application
    lines: list[Line] = READERS[(application.side, step.key)](one)
    if step.with_questions:
        lines += _answers(application)
    return lines


def _about(one: Either) -> list[Line]:
    return [
        (_("Name"), one.user.get_full_name()),
        (_("E-mail address"), one.user.email),
        (_("Telephone"), one.phone),
    ]


def _studies(one: Any) -> list[Line]:
    until = one.studies_until
    return [
        (_("University"), str(one.university or "")),
        (_("Degree"), one.get_degree_display()),
        (_("Studies"), one.get_study_kind_display()),
        (_("Studies until"), formats.date_format(until, "DATE_FORMAT") if until else ""),
        (_("Field"), one.get_field_display()),
    ]


def _languages(one: Either) -> list[Line]:
    levels = sorted(one.languages.items(), key=lambda item: -item[1])
    return [(language_name(code), str(LanguageLevel(level).label)) for code, level in levels] or [
        (_("Languages"), "")
    ]


def _goals(one: Any) -> list[Line]:
    return [
        (_("What you want of the programme"), labels(Goal, one.goals)),
        (_("Where you would like to work"), labels(Industry, one.industries)),
    ]


def _meeting(one: Any) -> list[Line]:
    return [
        (_("When you can meet"), labels(Time, one.times)),
        (_("How"), one.get_meets_display()),
    ]


def _motivation(one: Any) -> list[Line]:
    return [(_("Why you apply"), one.motivation)]


def _wishes(one: StudentApplication) -> list[Line]:
    wishes = one.wishes.select_related("mentor__user", "mentor__partner")
    return [
        (str(wish.rank), f"{wish.mentor.user.first_name}, {wish.mentor.profession}")
        for wish in wishes
    ] or [(_("Mentors wished for"), _("None in particular"))]


def _work(one: Any) -> list[Line]:
    return [
        (_("What you do"), one.profession),
        (_("Organisation"), str(one.partner or "")),
        (_("Industry"), one.get_industry_display()),
        (_("Field"), one.get_field_display()),
        (_("Years of experience"), "" if one.years is None else str(one.years)),
    ]


def _helping(one: Any) -> list[Line]:
    return [
        (_("What you like to help with"), labels(Goal, one.helps_with)),
        (_("Students at the same time"), str(one.capacity)),
    ]


def _limits(one: Any) -> list[Line]:
    none = _("Nobody in particular")
    kinds = [labels(Degree, one.not_degrees), labels(StudyKind, one.not_study_kinds)]
    words = ", ".join(filter(None, kinds))
    return [(_("Rather not"), words or none), (_("Anybody else"), one.cannot_take or none)]


def _about_words(one: Any) -> list[Line]:
    return [(_("About you"), one.about)]


def _answers(application: Either) -> list[Line]:
    yes_no = {"yes": _("Yes"), "no": _("No")}
    found = []
    for question in questions_of(application):
        answer = str(application.answers.get(str(question.pk), ""))
        words = yes_no.get(answer, answer) if question.kind == question.Kind.YES_NO else answer
        found.append((str(question.text), words))
    return found


def labels(choices: Any, values: Iterable[str]) -> str:
    known = dict(choices.choices)
    return ", ".join(str(known[value]) for value in choices.values if value in values)


READERS: dict[tuple[str, str], Any] = {
    ("student", "about"): _about,
    ("student", "studies"): _studies,
    ("student", "languages"): _languages,
    ("student", "goals"): _goals,
    ("student", "meeting"): _meeting,
    ("student", "words"): _motivation,
    ("student", "wishes"): _wishes,
    ("mentor", "about"): _about,
    ("mentor", "work"): _work,
    ("mentor", "languages"): _languages,
    ("mentor", "helping"): _helping,
    ("mentor", "meeting"): _meeting,
    ("mentor", "limits"): _limits,
    ("mentor", "words"): _about_words,
}
