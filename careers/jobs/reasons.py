"""Why a job and a person fit, in words; to her, and to a company about nobody in particular."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from careers.closed_lists import (
    EducationLevel,
    Experience,
    LanguageLevel,
    Region,
    WorkForm,
    occupation_name,
)
from careers.jobs.matching import Kind, Match, Reason, Verdict
from vocabulary.languages import language_name

Names = Mapping[int, str]  # of skills


@dataclass(frozen=True)
class InWords:
    """What fits and what does not, each a short piece of a sentence, the weightiest first."""

    fits: bool
    is_near: bool  # of her line of work at least, so that the reasons are worth reading
    score: int
    met: tuple[str, ...]
    open: tuple[str, ...]


def in_words(found: Match, skills: Names) -> InWords:
    """``skills``: the names of those that are asked for."""
    met = tuple(_phrases(found.met, skills, MET))
    missing = tuple(_phrases(found.open, skills, OPEN))
    return InWords(found.fits, _is_near(found), found.score, met, missing)


def _is_near(found: Match) -> bool:
    work = (reason for reason in found.reasons if reason.kind == Kind.OCCUPATION)
    return any(reason.verdict in (Verdict.MET, Verdict.NEAR) for reason in work)


def _phrases(
    reasons: Iterable[Reason], skills: Names, writers: Mapping[Kind, Callable[[Reason], str]]
) -> Iterable[str]:
    """Of skills one phrase for all of them."""
    of_skills: list[str] = []
    for reason in reasons:
        if reason.kind == Kind.SKILL:
            of_skills.append(skills.get(int(reason.key), ""))
        else:
            yield writers[reason.kind](reason)
    names = ", ".join(filter(None, of_skills))
    if names and writers is MET:
        yield _("you have %(skills)s") % {"skills": names}
    elif names:
        yield _("asks for %(skills)s, which you have not listed") % {"skills": names}


def _language(reason: Reason) -> dict[str, str]:
    name = language_name(str(reason.key))
    words = {"language": name[:1].upper() + name[1:], "asked": level_name(_step(reason.asked))}
    return words | {"has": level_name(_step(reason.has)) if reason.has else ""}


def _step(value: object) -> int:
    """Of a list whose steps are numbers."""
    return value if isinstance(value, int) else 0


def level_name(level: int) -> str:
    """B2; in a sentence, where it is not a level: mother tongue."""
    label = str(LanguageLevel(level).label)
    return label if len(label) == 2 else label[:1].lower() + label[1:]


def _language_met(reason: Reason) -> str:
    words = _language(reason)
    if reason.asked == reason.has:
        return _("%(language)s %(asked)s, as you have it") % words
    return _("%(language)s %(asked)s asked, and you have %(has)s") % words


def _language_open(reason: Reason) -> str:
    words = _language(reason)
    if reason.verdict == Verdict.UNSAID:
        return _("asks for %(language)s %(asked)s, which you have not listed") % words
    return _("asks for %(language)s %(asked)s, and you have %(has)s") % words


def _occupation_met(reason: Reason) -> str:
    return _("your occupation group")


def _occupation_open(reason: Reason) -> str:
    words = {"occupation": occupation_name(str(reason.asked))}
    if reason.verdict == Verdict.NEAR:
        return _("close to your occupation: %(occupation)s") % words
    if reason.verdict == Verdict.UNSAID:
        return _("you have not said what you work as")
    return _("another occupation: %(occupation)s") % words


def _education_met(reason: Reason) -> str:
    return _("your education is enough")


def _education_open(reason: Reason) -> str:
    words = {"level": EducationLevel(_step(reason.asked)).label}
    if reason.verdict == Verdict.UNSAID:
        return _("asks for education that you have not told: %(level)s") % words
    return _("asks for more education: %(level)s") % words


def _experience_met(reason: Reason) -> str:
    return _("your experience is enough")


def _experience_open(reason: Reason) -> str:
    words = {"years": Experience(_step(reason.asked)).label}
    if reason.verdict == Verdict.UNSAID:
        return _("asks for experience that you have not told: %(years)s") % words
    return _("asks for more experience: %(years)s") % words


def _work_form_met(reason: Reason) -> str:
    has = reason.has if isinstance(reason.has, frozenset) else frozenset()
    return ", ".join(str(form.label).lower() for form in WorkForm if form in has)


def _work_form_open(reason: Reason) -> str:
    asked = reason.asked if isinstance(reason.asked, frozenset) else frozenset()
    forms = ", ".join(str(form.label).lower() for form in WorkForm if form in asked)
    if reason.verdict == Verdict.UNSAID:
        return _("%(forms)s; you have not said what you want") % {"forms": forms}
    return pgettext("kinds of work", "only %(forms)s") % {"forms": forms}


def _region_met(reason: Reason) -> str:
    return _("where you live") if reason.has == reason.asked else _("from home, wherever you live")


def _region_open(reason: Reason) -> str:
    words = {"region": Region(str(reason.asked)).label}
    if reason.verdict == Verdict.UNSAID:
        return _("in this region: %(region)s") % words
    return _("in another region: %(region)s") % words


MET: dict[Kind, Callable[[Reason], str]] = {
    Kind.OCCUPATION: _occupation_met,
    Kind.LANGUAGE: _language_met,
    Kind.EDUCATION: _education_met,
    Kind.EXPERIENCE: _experience_met,
    Kind.WORK_FORM: _work_form_met,
    Kind.REGION: _region_met,
}
OPEN: dict[Kind, Callable[[Reason], str]] = {
    Kind.OCCUPATION: _occupation_open,
    Kind.LANGUAGE: _language_open,
    Kind.EDUCATION: _education_open,
    Kind.EXPERIENCE: _experience_open,
    Kind.WORK_FORM: _work_form_open,
    Kind.REGION: _region_open,
}
