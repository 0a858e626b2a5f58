"""What is to be read of a pair, worked out from both answers without the site's scoring."""

from mentoring.models import Goal, Industry, Time
from vocabulary.education import EducationField, LanguageLevel
from vocabulary.languages import language_name


def expected_words(student: dict, mentor: dict, mentor_id: int) -> dict[str, tuple[str, int]]:
    """Label: words and points, from the answers; the demo leaves nothing open but wishes."""
    return {
        "The student's field and the mentor's": _field(student["field"], mentor["field"]),
        "Where the student wants to work, and where the mentor works": _industry(student, mentor),
        "What the student wants, and what the mentor likes to help with": _goals(student, mentor),
        "How well they speak a language together": _language(student, mentor),
        "When both can meet, and how": _times(student, mentor),
        "Mentors whom the student has asked for": _wish(student["wishes"], mentor_id),
    }


NEAR = {
    *("01-02", "01-03", "02-03", "02-06", "03-04", "03-09", "04-06", "04-10", "05-06", "05-07"),
    *("05-08", "05-09", "06-07", "07-08", "08-09", "07-10"),
}


def _field(one: str, other: str) -> tuple[str, int]:
    names = f"{EducationField(one).label} – {EducationField(other).label}"
    if one == other:
        return f"The same field: {EducationField(one).label}", 1000
    if "-".join(sorted((one, other))) in NEAR:
        return f"Related fields: {names}", 500
    return f"Different fields: {names}", 0


def _industry(student: dict, mentor: dict) -> tuple[str, int]:
    name = Industry(mentor["industry"]).label
    if mentor["industry"] in student["industries"]:
        return f"The student would like to work where the mentor does: {name}", 1000
    return f"The mentor works where the student has not asked for: {name}", 0


def _goals(student: dict, mentor: dict) -> tuple[str, int]:
    both = [goal for goal in student["goals"] if goal in mentor["helps_with"]]
    wanted = len(student["goals"])
    names = ", ".join(str(Goal(goal).label) for goal in both)
    points = int(1000 * len(both) / wanted + 0.5)
    if not both:
        return "The mentor likes to help with none of what the student wants", 0
    if wanted == 1:
        return f"The mentor likes to help with what the student wants: {names}", points
    return (
        f"The mentor likes to help with {len(both)} of the {wanted} things "
        f"the student wants: {names}",
        points,
    )


def _language(student: dict, mentor: dict) -> tuple[str, int]:
    common = {
        code: min(level, mentor["languages"][code])
        for code, level in student["languages"].items()
        if code in mentor["languages"]
    }
    level = max(common.values())
    code = min(code for code in common if common[code] == level)
    points = {3: 400, 4: 600, 5: 800, 6: 1000, 7: 1000}[level]
    if level == LanguageLevel.NATIVE:
        return f"Both grew up with this language: {language_name(code)}", points
    words = f"both at {LanguageLevel(level).label} or better"
    return f"A language together: {language_name(code)}, {words}", points


def _times(student: dict, mentor: dict) -> tuple[str, int]:
    both = [time for time in student["times"] if time in mentor["times"]]
    fit = {student["meets"], mentor["meets"]} != {"in_person", "online"}
    points = (0, 500, 700, 800, 800)[len(both)] + (200 if fit else 0)
    if not both:
        return "No time of the week at which both can", points
    words = f"Both can meet: {'; '.join(str(Time(time).label) for time in both)}"
    return words + ("" if fit else ". But one wants to meet in person, the other online"), points


def _wish(wishes: list[int], mentor: int) -> tuple[str, int]:
    if not wishes:
        return "The student has asked for nobody in particular", 500
    if mentor not in wishes:
        return "The student has asked for other mentors", 0
    rank = wishes.index(mentor) + 1
    return f"The student's choice number {rank}", 1200 - 200 * rank
