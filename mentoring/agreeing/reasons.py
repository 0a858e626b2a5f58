"""Why these two, in words: from the answers that the run has frozen, else from those of today."""

from typing import Any

from mentoring.models import Match, Side
from mentoring.proposing.freezing import settings_of
from mentoring.scoring import read_mentor, read_student, reasons


def reasons_of(match: Match, reader: Side | None = None) -> list[str]:
    """The weightiest first; to the student, the mentor, or (None) to staff."""
    frozen: Any = match.run.frozen if match.run else {}
    student = frozen.get("students", {}).get(str(match.student_id)) or _student(match)
    mentor = frozen.get("mentors", {}).get(str(match.mentor_id)) or _mentor(match)
    settings = match.run.settings if match.run else settings_of(match.programme)
    return reasons(
        read_student(match.student_id, student),
        read_mentor(match.mentor_id, mentor),
        settings["weights"],
        reader,
    )


def _student(match: Match) -> dict[str, Any]:
    wishes = match.student.wishes.order_by("rank").values_list("mentor", flat=True)
    names = ("field", "languages", "times", "meets", "degree", "study_kind", "industries", "goals")
    return {name: getattr(match.student, name) for name in names} | {"wishes": list(wishes)}


def _mentor(match: Match) -> dict[str, Any]:
    names = ("field", "languages", "times", "meets", "industry", "helps_with")
    return {name: getattr(match.mentor, name) for name in names}
