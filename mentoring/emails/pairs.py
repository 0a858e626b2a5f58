"""Mails within a pair: what one of them wrote to the other, and goals that wait for a yes.

From an address that takes no answers: neither of them learns the other's here, in no header and in
no line. Answers are written on the site.
"""

from django.conf import settings

from accounts.models import User
from mentoring.models import AgreedGoal, Match, PairMessage, Side
from mentoring.pairs.people import first_name, full_name
from outbox.letters import Letter, mail


@mail("mentoring.message_to_student")
def message_to_student(pk: int) -> Letter | None:
    return _message(pk, Side.STUDENT)


@mail("mentoring.message_to_mentor")
def message_to_mentor(pk: int) -> Letter | None:
    return _message(pk, Side.MENTOR)


@mail("mentoring.goals_wait_for_student")
def goals_wait_for_student(pk: int) -> Letter | None:
    return _goals_wait(pk, Side.STUDENT)


@mail("mentoring.goals_wait_for_mentor")
def goals_wait_for_mentor(pk: int) -> Letter | None:
    return _goals_wait(pk, Side.MENTOR)


MESSAGE = {Side.STUDENT: message_to_student, Side.MENTOR: message_to_mentor}
GOALS_WAIT = {Side.STUDENT: goals_wait_for_student, Side.MENTOR: goals_wait_for_mentor}


def _message(pk: int, reader: Side) -> Letter | None:
    """Not when it was read on the site already, nor to anybody who is no pair with its author."""
    rows = PairMessage.objects.filter(pk=pk, author=reader.other, read_at=None).select_related(
        *("match__programme", "match__student__user", "match__mentor__user")
    )
    message = rows.first()
    if message is None or message.match.state != Match.State.ACTIVE:
        return None
    anchor = f"#message-{message.pk}"
    return _letter("message", message.match, reader, text=message.text, anchor=anchor)


def _goals_wait(pk: int, reader: Side) -> Letter | None:
    rows = Match.objects.active().filter(pk=pk)
    match = rows.select_related("programme", "student__user", "mentor__user").first()
    if match is None:
        return None
    goals = list(AgreedGoal.objects.filter(match=match).waiting_for(reader))
    return _letter("goals_wait", match, reader, goals=goals) if goals else None


def _letter(template: str, match: Match, side: Side, **more: object) -> Letter:
    reader: User = getattr(match, side.value).user
    context = {
        "match": match,
        "reader": reader,
        "other": full_name(match, side.other),
        "other_first": first_name(match, side.other),
        **more,
    }
    return Letter(
        reader.email,
        reader.language,
        f"mentoring/{template}",
        context,
        sender=settings.NO_REPLY_EMAIL,
    )
