"""Mails about a Match: what is proposed, what both have said, and that a proposal is off.

Until both have said yes nobody's surname, address or telephone number is in them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from accounts.models import User
from mentoring.agreeing.coordinator import who_coordinates
from mentoring.agreeing.links import token_of
from mentoring.agreeing.reasons import reasons_of
from mentoring.agreeing.shown import first_name
from mentoring.agreeing.standing import of_side
from mentoring.agreeing.told import what_happened
from mentoring.models import Match, Programme, Side
from mentoring.models.applications import State as Applied
from outbox.letters import Letter, mail

State = Match.State
OVER = (State.DECLINED, State.LAPSED, State.REPLACED)


@mail("mentoring.proposed_to_student")
def proposed_to_student(pk: int) -> Letter | None:
    return proposed(pk, Side.STUDENT)


@mail("mentoring.proposed_to_mentor")
def proposed_to_mentor(pk: int) -> Letter | None:
    return proposed(pk, Side.MENTOR)


@mail("mentoring.proposal_reminder_to_student")
def reminder_to_student(pk: int) -> Letter | None:
    return proposed(pk, Side.STUDENT, "proposal_reminder")


@mail("mentoring.proposal_reminder_to_mentor")
def reminder_to_mentor(pk: int) -> Letter | None:
    return proposed(pk, Side.MENTOR, "proposal_reminder")


@mail("mentoring.began_student")
def began_student(pk: int) -> Letter | None:
    return _began(pk, Side.STUDENT)


@mail("mentoring.began_mentor")
def began_mentor(pk: int) -> Letter | None:
    return _began(pk, Side.MENTOR)


@mail("mentoring.proposal_over_student")
def over_to_student(pk: int) -> Letter | None:
    return _over(pk, Side.STUDENT)


@mail("mentoring.proposal_over_mentor")
def over_to_mentor(pk: int) -> Letter | None:
    return _over(pk, Side.MENTOR)


PROPOSAL_REMINDER = {Side.STUDENT: reminder_to_student, Side.MENTOR: reminder_to_mentor}
BEGAN = {Side.STUDENT: began_student, Side.MENTOR: began_mentor}
PROPOSAL_OVER = {Side.STUDENT: over_to_student, Side.MENTOR: over_to_mentor}


@mail("mentoring.fell_away")
def fell_away(pk: int) -> Letter | None:
    """To the coordinator: a proposal was declined, or a pair has ended; why, and what to do."""
    match = match_of(pk, State.DECLINED, State.ENDED)
    coordinator = who_coordinates(match.programme) if match else None
    if match is None or coordinator is None:
        return None
    context = {"match": match, "programme": match.programme, "happened": [Happened(match)]}
    context |= {"to_repair": match.student.state == Applied.ACCEPTED}
    return Letter(coordinator.email, coordinator.language, "mentoring/fell_away", context)


@mail("mentoring.proposals_lapsed")
def proposals_lapsed(pk: int) -> Letter | None:
    """To the coordinator, of a programme: all that were not answered in time since yesterday."""
    programme = Programme.objects.select_related("coordinator").filter(pk=pk).first()
    reader = who_coordinates(programme) if programme else None
    if programme is None or reader is None:
        return None
    since = timezone.now() - timedelta(days=1)
    rows = Match.objects.filter(programme=programme, state=State.LAPSED, over_at__gte=since)
    found = [Happened(match) for match in rows.select_related("student__user", "mentor__user")]
    context = {"programme": programme, "happened": found, "to_repair": True}
    template = "mentoring/proposals_lapsed"
    return Letter(reader.email, reader.language, template, context) if found else None


@dataclass(frozen=True)
class Happened:
    """Worded when the mail is written, in the reader's language."""

    match: Match

    def __str__(self) -> str:
        return what_happened(self.match)


@dataclass(frozen=True)
class Reasons:
    """Worded when the mail is written, in the reader's language."""

    match: Match
    side: Side

    def __iter__(self) -> Iterator[str]:
        return iter(reasons_of(self.match, self.side))


@dataclass(frozen=True)
class FirstName:
    match: Match
    side: Side

    def __str__(self) -> str:
        return first_name(self.match, self.side)


def proposed(pk: int, side: Side, template: str = "") -> Letter | None:
    """While there is something to answer; nothing of a pair that is erased."""
    match = match_of(pk, State.PROPOSED)
    if match is None or getattr(match, f"{side.value}_said") is not None:
        return None
    reader: User = of_side(match, side).user
    context = {
        "match": match,
        "reader": reader,
        "is_student": side == Side.STUDENT,
        "reasons": Reasons(match, side),
        "path": f"/{reader.language}/mentoring/answer/{token_of(match, side)}/",
    }
    return to_side(match, side, template or f"proposed_{side.value}", context)


def _began(pk: int, side: Side) -> Letter | None:
    """Now with everything that one needs to reach the other."""
    match = match_of(pk, State.ACTIVE)
    if match is None:
        return None
    return to_side(match, side, "began", {"other": of_side(match, side.other)})


def _over(pk: int, side: Side) -> Letter | None:
    """Kindly, and never why. ``another``: there is a new proposal by now, told of in its own mail.

    ``said``: what the reader had answered."""
    match = match_of(pk, *OVER)
    if match is None:
        return None
    standing = Match.objects.filter(state=State.PROPOSED, **{side.value: of_side(match, side)})
    context = {
        "name": FirstName(match, side.other),
        "said": getattr(match, f"{side.value}_said"),
        "another": standing.exists(),
    }
    return to_side(match, side, "proposal_over", context)


def match_of(pk: int, *states: str) -> Match | None:
    """None where it stands otherwise by now, or is erased: then there is nothing to tell."""
    rows = Match.objects.filter(pk=pk, state__in=states).select_related(
        *("programme__coordinator", "run", "student__user", "student__university"),
        *("mentor__user", "mentor__partner"),
    )
    return rows.first()


def to_side(match: Match, side: Side, template: str, context: dict[str, object]) -> Letter:
    """To one of the two; an answer goes to the coordinator."""
    reader, coordinator = of_side(match, side).user, match.programme.coordinator
    usual = {"match": match, "reader": reader, "is_student": side == Side.STUDENT}
    usual |= {"programme": match.programme, "coordinator": coordinator}
    return Letter(
        reader.email,
        reader.language,
        f"mentoring/{template}",
        usual | context,
        reply_to=coordinator.email if coordinator else "",
    )
