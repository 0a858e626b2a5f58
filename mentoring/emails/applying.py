"""Mails about applying: to the applicant what became of it, and to who is invited the link."""

from mentoring.applying.opening import last_day
from mentoring.applying.sides import Either
from mentoring.applying.steps import missing
from mentoring.models import MentorApplication, MentorInvitation, Side, StudentApplication
from mentoring.models.applications import State
from outbox.letters import Letter, mail


@mail("mentoring.student_received")
def student_received(pk: int) -> Letter | None:
    return _letter(_student(pk), "received", State.SENT)


@mail("mentoring.mentor_received")
def mentor_received(pk: int) -> Letter | None:
    return _letter(_mentor(pk), "received", State.SENT)


@mail("mentoring.student_asked")
def student_asked(pk: int) -> Letter | None:
    return _letter(_student(pk), "asked", State.ASKED)


@mail("mentoring.mentor_asked")
def mentor_asked(pk: int) -> Letter | None:
    return _letter(_mentor(pk), "asked", State.ASKED)


@mail("mentoring.student_accepted")
def student_accepted(pk: int) -> Letter | None:
    return _letter(_student(pk), "accepted", State.ACCEPTED)


@mail("mentoring.mentor_accepted")
def mentor_accepted(pk: int) -> Letter | None:
    return _letter(_mentor(pk), "accepted", State.ACCEPTED)


@mail("mentoring.student_declined")
def student_declined(pk: int) -> Letter | None:
    return _letter(_student(pk), "declined", State.DECLINED)


@mail("mentoring.mentor_declined")
def mentor_declined(pk: int) -> Letter | None:
    return _letter(_mentor(pk), "declined", State.DECLINED)


@mail("mentoring.student_reminder")
def student_reminder(pk: int) -> Letter | None:
    return _letter(_student(pk), "reminder", State.DRAFT, State.ASKED)


@mail("mentoring.mentor_reminder")
def mentor_reminder(pk: int) -> Letter | None:
    return _letter(_mentor(pk), "reminder", State.DRAFT, State.ASKED)


RECEIVED = {Side.STUDENT: student_received, Side.MENTOR: mentor_received}
ASKED = {Side.STUDENT: student_asked, Side.MENTOR: mentor_asked}
ACCEPTED = {Side.STUDENT: student_accepted, Side.MENTOR: mentor_accepted}
DECLINED = {Side.STUDENT: student_declined, Side.MENTOR: mentor_declined}
REMINDER = {Side.STUDENT: student_reminder, Side.MENTOR: mentor_reminder}


@mail("mentoring.invitation")
def invitation(pk: int) -> Letter | None:
    """While the link works."""
    rows = MentorInvitation.objects.select_related("programme", "partner", "invited_by")
    found = rows.filter(pk=pk).first()
    if found is None or not found.is_open:
        return None
    reply_to = found.invited_by.email if found.invited_by else ""
    context = {"invitation": found, "programme": found.programme}
    return Letter(found.email, found.language, "mentoring/invitation", context, reply_to=reply_to)


def _student(pk: int) -> StudentApplication | None:
    rows = StudentApplication.objects.select_related("programme__coordinator", "user")
    return rows.filter(pk=pk).first()


def _mentor(pk: int) -> MentorApplication | None:
    rows = MentorApplication.objects.select_related("programme__coordinator", "user")
    return rows.filter(pk=pk).first()


def _letter(application: Either | None, template: str, *states: State) -> Letter | None:
    """None where it stands otherwise by now: another mail tells of that."""
    if application is None or application.state not in states:
        return None
    reader, coordinator = application.user, application.programme.coordinator
    context = {
        "application": application,
        "programme": application.programme,
        "is_student": application.side == Side.STUDENT,
        "reader": reader,
        "coordinator": coordinator,
        "last_day": last_day(application),
        "missing": missing(application) if template == "reminder" else [],
    }
    reply_to = coordinator.email if coordinator else ""
    return Letter(
        reader.email, reader.language, f"mentoring/{template}", context, reply_to=reply_to
    )
