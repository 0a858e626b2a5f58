"""Mails about a Match that is proposed: who it would be, why these two, and a page to answer on.

Until both have said yes nobody's surname, address or telephone number is in them.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from accounts.models import User
from mentoring.agreeing.links import token_of
from mentoring.agreeing.reasons import reasons_of
from mentoring.models import Match, Side
from outbox.letters import Letter, mail


@mail("mentoring.proposed_to_student")
def proposed_to_student(pk: int) -> Letter | None:
    return proposed(pk, Side.STUDENT)


@mail("mentoring.proposed_to_mentor")
def proposed_to_mentor(pk: int) -> Letter | None:
    return proposed(pk, Side.MENTOR)


def proposed(pk: int, side: Side) -> Letter | None:
    """While there is something to answer; nothing of a pair that is erased."""
    rows = Match.objects.filter(pk=pk, state=Match.State.PROPOSED).select_related(
        *("programme__coordinator", "run", "student__user", "student__university"),
        *("mentor__user", "mentor__partner"),
    )
    match = rows.first()
    if match is None or getattr(match, f"{side.value}_said") is not None:
        return None
    reader: User = getattr(match, side.value).user
    context = {
        "match": match,
        "reader": reader,
        "reasons": Reasons(match, side),
        "path": f"/{reader.language}/mentoring/answer/{token_of(match, side)}/",
    }
    coordinator = match.programme.coordinator
    template = f"mentoring/proposed_{side.value}"
    reply_to = coordinator.email if coordinator else ""
    return Letter(reader.email, reader.language, template, context, reply_to=reply_to)


@dataclass(frozen=True)
class Reasons:
    """Worded when the mail is written, in the reader's language."""

    match: Match
    side: Side

    def __iter__(self) -> Iterator[str]:
        return iter(reasons_of(self.match, self.side))
