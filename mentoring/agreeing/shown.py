"""What one of the two may see of the other before both have said yes. The one place of this rule.

Never the family name, the e-mail address or the telephone number.
"""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from mentoring.models import Goal, Match, Side

Lines = list[tuple[str, str]]


@dataclass(frozen=True)
class Shown:
    """``lines``: what it is, and what was answered. ``words``: written by the person."""

    name: str
    lines: Lines
    words: str


def shown_to(match: Match, reader: Side) -> Shown:
    return _mentor(match) if reader == Side.STUDENT else _student(match)


def first_name(match: Match, side: Side) -> str:
    """Of this one of the two; never an address, where somebody has given no name."""
    if side == Side.STUDENT:
        return match.student.user.first_name or _("your student")
    return match.mentor.user.first_name or _("your mentor")


def _mentor(match: Match) -> Shown:
    mentor = match.mentor
    lines = [
        (_("Profession"), mentor.profession),
        (_("Organisation"), str(mentor.partner or "")),
        (_("Industry"), mentor.get_industry_display()),
    ]
    return Shown(mentor.user.first_name, _filled(lines), mentor.about)


def _student(match: Match) -> Shown:
    student = match.student
    goals = [str(Goal(goal).label) for goal in student.goals if goal in Goal.values]
    lines = [
        (_("University"), str(student.university or "")),
        (_("Degree"), student.get_degree_display()),
        (_("Field"), student.get_field_display()),
        (_("Goals"), ", ".join(goals)),
    ]
    return Shown(student.user.first_name, _filled(lines), student.motivation)


def _filled(lines: list[tuple[str, str]]) -> Lines:
    return [(label, str(value)) for label, value in lines if value]
