"""Points in words, each sentence made of the same facts as the number beside it."""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mentoring.models.lists import Criterion, Goal, Industry, Side, Time
from mentoring.scoring.answers import MentorAnswers, StudentAnswers
from mentoring.scoring.facts import Facts, Likeness, facts_of
from mentoring.scoring.points import Apart, points_of
from vocabulary.education import EducationField, LanguageLevel
from vocabulary.languages import language_name


def reasons(
    student: StudentAnswers,
    mentor: MentorAnswers,
    weights: Mapping[str, int],
    reader: Side | None = None,
) -> list[str]:
    """What speaks for the two, the weightiest first, to the student, the mentor or (None) to staff.

    What does not count in this programme, and what somebody left open, is no reason.
    """
    facts = facts_of(student, mentor)
    points = points_of(facts)
    counted = [c for c in Criterion if weights.get(c.value) and _speaks_for(c, facts)]
    counted.sort(key=lambda c: -weights[c.value] * points[c.value])
    words = _words(student, mentor, facts, reader)
    return [words[criterion.value] for criterion in counted]


def all_reasons(student: StudentAnswers, mentor: MentorAnswers) -> dict[str, str]:
    """For staff: a sentence for each criterion, for and against."""
    return _words(student, mentor, facts_of(student, mentor), None)


def why_apart(rule: Apart) -> str:
    return str(rule.label)


def _speaks_for(criterion: Criterion, facts: Facts) -> bool:
    return {
        Criterion.FIELD: facts.field in (Likeness.SAME, Likeness.RELATED),
        Criterion.INDUSTRY: bool(facts.industry),
        Criterion.GOALS: bool(facts.goals),
        Criterion.LANGUAGE: facts.level > 0,
        Criterion.TIMES: bool(facts.times),
        Criterion.STUDENT_WISH: bool(facts.rank),
    }[criterion]


def _words(
    student: StudentAnswers, mentor: MentorAnswers, facts: Facts, reader: Side | None
) -> dict[str, str]:
    return {
        Criterion.FIELD.value: _field(student, mentor, facts),
        Criterion.INDUSTRY.value: _industry(mentor, facts, reader),
        Criterion.GOALS.value: _goals(facts, reader),
        Criterion.LANGUAGE.value: _language(facts),
        Criterion.TIMES.value: _times(facts),
        Criterion.STUDENT_WISH.value: _wish(facts, reader),
    }


def _field(student: StudentAnswers, mentor: MentorAnswers, facts: Facts) -> str:
    if facts.field == Likeness.OPEN:
        return _("The field is left open")
    one, other = (
        EducationField(field).label for field in (student.study_field, mentor.study_field)
    )
    if facts.field == Likeness.SAME:
        return _("The same field: %(field)s") % {"field": one}
    if facts.field == Likeness.RELATED:
        return _("Related fields: %(one)s – %(other)s") % {"one": one, "other": other}
    return _("Different fields: %(one)s – %(other)s") % {"one": one, "other": other}


def _industry(mentor: MentorAnswers, facts: Facts, reader: Side | None) -> str:
    if facts.industry is None:
        return _("The student would work in any industry")
    if not mentor.industry:
        return _("The mentor has named no industry")
    words = {
        Side.STUDENT: _("Your mentor works where you would like to: %(industry)s"),
        Side.MENTOR: _("The student would like to work where you do: %(industry)s"),
        None: _("The student would like to work where the mentor does: %(industry)s"),
    }[reader]
    if not facts.industry:
        words = _("The mentor works where the student has not asked for: %(industry)s")
    return words % {"industry": Industry(mentor.industry).label}


def _goals(facts: Facts, reader: Side | None) -> str:
    if not facts.goals_wanted:
        return _("The student has named no goal")
    if not facts.goals:
        return _("The mentor likes to help with none of what the student wants")
    goals = ", ".join(str(Goal(goal).label) for goal in facts.goals)
    if reader == Side.STUDENT:
        return _("You want this, and your mentor likes to help with it: %(goals)s") % {
            "goals": goals
        }
    if reader == Side.MENTOR:
        return _("The student wants what you like to help with: %(goals)s") % {"goals": goals}
    return ngettext(
        "The mentor likes to help with what the student wants: %(goals)s",
        "The mentor likes to help with %(n)s of the %(all)s things the student wants: %(goals)s",
        facts.goals_wanted,
    ) % {"goals": goals, "n": len(facts.goals), "all": facts.goals_wanted}


def _language(facts: Facts) -> str:
    if not facts.level:
        return _("No language in common")
    language = language_name(facts.language)
    if facts.level == LanguageLevel.NATIVE:
        return _("Both grew up with this language: %(language)s") % {"language": language}
    level = LanguageLevel(facts.level).label
    return _("A language together: %(language)s, both at %(level)s or better") % {
        "language": language,
        "level": level,
    }


def _times(facts: Facts) -> str:
    if not facts.times:
        return _("No time of the week at which both can")
    times = "; ".join(str(Time(time).label) for time in facts.times)  # with commas in them
    if facts.ways_fit:
        return _("Both can meet: %(times)s") % {"times": times}
    return _("Both can meet: %(times)s. But one wants to meet in person, the other online") % {
        "times": times
    }


def _wish(facts: Facts, reader: Side | None) -> str:
    if facts.rank is None:
        return _("The student has asked for nobody in particular")
    if not facts.rank:
        return _("The student has asked for other mentors")
    words = {
        Side.STUDENT: _("You have asked for this mentor: your choice number %(rank)s"),
        Side.MENTOR: _("The student has asked for you"),
        None: _("The student's choice number %(rank)s"),
    }[reader]
    return words % {"rank": facts.rank}
