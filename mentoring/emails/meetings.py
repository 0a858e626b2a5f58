"""Mails about a Meeting of a pair: times to choose from, what is agreed, what is cancelled.

The calendar entry in them has one UID as long as the meeting lives; its SEQUENCE grows.
"""

from django.conf import settings
from django.utils import translation

from accounts.models import User
from events.calendar_files import as_attachment
from mentoring.models import Match, Meeting, Side
from mentoring.pairs.calendar_entries import entry
from mentoring.pairs.people import first_name, full_name
from outbox.letters import Attachment, Letter, mail

State = Meeting.State


@mail("mentoring.meeting_proposed_to_student")
def proposed_to_student(pk: int) -> Letter | None:
    return _proposed(pk, Side.STUDENT)


@mail("mentoring.meeting_proposed_to_mentor")
def proposed_to_mentor(pk: int) -> Letter | None:
    return _proposed(pk, Side.MENTOR)


@mail("mentoring.meeting_agreed_to_student")
def agreed_to_student(pk: int) -> Letter | None:
    return _agreed(pk, Side.STUDENT)


@mail("mentoring.meeting_agreed_to_mentor")
def agreed_to_mentor(pk: int) -> Letter | None:
    return _agreed(pk, Side.MENTOR)


@mail("mentoring.meeting_cancelled_to_student")
def cancelled_to_student(pk: int) -> Letter | None:
    return _cancelled(pk, Side.STUDENT)


@mail("mentoring.meeting_cancelled_to_mentor")
def cancelled_to_mentor(pk: int) -> Letter | None:
    return _cancelled(pk, Side.MENTOR)


PROPOSED = {Side.STUDENT: proposed_to_student, Side.MENTOR: proposed_to_mentor}
AGREED = {Side.STUDENT: agreed_to_student, Side.MENTOR: agreed_to_mentor}
CANCELLED = {Side.STUDENT: cancelled_to_student, Side.MENTOR: cancelled_to_mentor}
KINDS = [
    f"mentoring.meeting_{what}_to_{side.value}"
    for what in ("proposed", "agreed", "cancelled")
    for side in Side
]


def _proposed(pk: int, reader: Side) -> Letter | None:
    """While it waits for this reader's answer."""
    meeting = _meeting(pk, State.PROPOSED, State.AGREED)
    if meeting is None or meeting.proposed_by == reader or not _is_active(meeting):
        return None
    times = [time.starts_at for time in meeting.times.all()]
    return _letter("meeting_proposed", meeting, reader, times=times) if times else None


def _agreed(pk: int, reader: Side) -> Letter | None:
    """With the calendar entry as it is now; nothing once its time has come."""
    meeting = _meeting(pk, State.AGREED)
    if meeting is None or meeting.has_begun or not _is_active(meeting):
        return None
    return _letter("meeting_agreed", meeting, reader)


def _cancelled(pk: int, reader: Side) -> Letter | None:
    """Also when the two are no pair any more: it stands in their calendars."""
    meeting = _meeting(pk, State.CANCELLED)
    return _letter("meeting_cancelled", meeting, reader) if meeting else None


def _meeting(pk: int, *states: str) -> Meeting | None:
    rows = Meeting.objects.filter(pk=pk, state__in=states).select_related(
        *("match__programme__centre", "match__student__user", "match__mentor__user")
    )
    return rows.first()


def _is_active(meeting: Meeting) -> bool:
    return meeting.match.state == Match.State.ACTIVE


def _letter(template: str, meeting: Meeting, side: Side, **more: object) -> Letter:
    match = meeting.match
    reader: User = getattr(match, side.value).user
    context = {
        "match": match,
        "meeting": meeting,
        "reader": reader,
        "other": full_name(match, side.other),
        "other_first": first_name(match, side.other),
        "by_reader": meeting.cancelled_by == side,
        **more,
    }
    return Letter(
        reader.email,
        reader.language,
        f"mentoring/{template}",
        context,
        attachments=() if template == "meeting_proposed" else _entry(meeting, side, reader),
        sender=settings.NO_REPLY_EMAIL,
    )


def _entry(meeting: Meeting, side: Side, reader: User) -> tuple[Attachment, ...]:
    with translation.override(reader.language):
        calendar = entry(meeting, side)
    return (as_attachment(calendar),) if calendar else ()
