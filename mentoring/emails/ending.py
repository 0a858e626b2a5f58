"""Mails when a pair has ended before its time, or somebody in it is erased."""

from mentoring.agreeing.coordinator import who_coordinates
from mentoring.emails.agreeing import FirstName, match_of, to_side
from mentoring.models import Match, MentorApplication, Side, StudentApplication
from outbox.letters import Letter, mail


@mail("mentoring.pair_ended_student")
def ended_to_student(pk: int) -> Letter | None:
    return _ended(pk, Side.STUDENT)


@mail("mentoring.pair_ended_mentor")
def ended_to_mentor(pk: int) -> Letter | None:
    return _ended(pk, Side.MENTOR)


@mail("mentoring.student_left_alone")
def student_left_alone(pk: int) -> Letter | None:
    """The mentor is erased."""
    return _alone(_student(pk))


@mail("mentoring.mentor_left_alone")
def mentor_left_alone(pk: int) -> Letter | None:
    return _alone(_mentor(pk))


@mail("mentoring.student_to_place")
def student_to_place(pk: int) -> Letter | None:
    """To the coordinator."""
    return _to_coordinator(_student(pk))


@mail("mentoring.mentor_free_again")
def mentor_free_again(pk: int) -> Letter | None:
    return _to_coordinator(_mentor(pk))


PAIR_ENDED = {Side.STUDENT: ended_to_student, Side.MENTOR: ended_to_mentor}
LEFT_ALONE = {
    Side.STUDENT: (student_left_alone, student_to_place),
    Side.MENTOR: (mentor_left_alone, mentor_free_again),
}


def _ended(pk: int, side: Side) -> Letter | None:
    """Kindly, and never why. ``by_other``: it was the other one's wish, not the centre's."""
    match = match_of(pk, Match.State.ENDED)
    if match is None:
        return None
    name = FirstName(match, side.other)
    context = {"name": name, "by_other": match.over_by == side.other}
    return to_side(match, side, "pair_ended", context)


Either = StudentApplication | MentorApplication


def _student(pk: int) -> StudentApplication | None:
    rows = StudentApplication.objects.select_related("programme__coordinator", "user")
    return rows.filter(pk=pk).first()


def _mentor(pk: int) -> MentorApplication | None:
    rows = MentorApplication.objects.select_related("programme__coordinator", "user")
    return rows.filter(pk=pk).first()


def _alone(left: Either | None) -> Letter | None:
    if left is None:
        return None
    reader, coordinator = left.user, left.programme.coordinator
    context = _context(left) | {"reader": reader, "coordinator": coordinator}
    reply_to = coordinator.email if coordinator else ""
    return Letter(reader.email, reader.language, "mentoring/left_alone", context, reply_to=reply_to)


def _to_coordinator(left: Either | None) -> Letter | None:
    reader = who_coordinates(left.programme) if left else None
    if left is None or reader is None:
        return None
    return Letter(reader.email, reader.language, "mentoring/alone_by_erasure", _context(left))


def _context(left: Either) -> dict[str, object]:
    is_student = left.side == Side.STUDENT
    return {"left": left, "programme": left.programme, "is_student": is_student}
