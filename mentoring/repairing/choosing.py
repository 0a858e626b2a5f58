"""The coordinator chooses a way: what it takes away falls, what it brings is proposed, at once."""

from collections.abc import Collection, Iterable

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import AccessLog, User
from mentoring.agreeing.declining import tell_over
from mentoring.agreeing.proposing import propose
from mentoring.agreeing.standing import fall
from mentoring.models import Match, MentorApplication, Programme, Side, StudentApplication
from mentoring.proposing.sending import SENT_IN
from mentoring.repairing.needing import is_over
from mentoring.repairing.ways import Way, ways_of
from vocabulary.refused import Refused


class Changed(Refused):
    message = _(
        "Something has changed since this page was made: an answer, a place or a rule. Nothing was "
        "done. Below is what can be done now."
    )


class NotInThisState(Refused):
    message = _(
        "Proposals are made while a programme is being matched or running, until its last day."
    )


def may_propose(programme: Programme) -> bool:
    return programme.state in SENT_IN and not is_over(programme)


@transaction.atomic
def repair(programme_id: int, students: Collection[int], key: str, by: User) -> list[Match]:
    """What is proposed by it. ``students``: for whom the ways were asked for; ``key``: of a way.

    Chosen twice it is done once. Raises Changed, NotInThisState, and as ``propose``.
    """
    programme = Programme.objects.locked(programme_id)
    if not may_propose(programme):
        raise NotInThisState
    if done := _done_already(programme, key):
        return done
    ways = ways_of(programme, students).ways
    way = next((each for each in ways if each.key == key), None)
    if way is None:
        raise Changed
    return _carry_out(programme, way, by)


def _carry_out(programme: Programme, way: Way, by: User) -> list[Match]:
    lost = _locked(way)
    for match in lost:
        fall(match, Match.State.REPLACED)
        AccessLog.add("mentoring.replaced", match, by=by, about=match.student.user)
    made = propose(programme.pk, way.pairs, by)
    for match in lost:
        tell_over(match, Side)
    AccessLog.add("mentoring.repaired", programme, by=by)
    return made


def _locked(way: Way) -> list[Match]:
    """All students and mentors of it, in the order of everywhere; the proposals that fall."""
    students = {pair.student for pair in way.pairs}
    mentors = {pair.mentor for pair in way.pairs} | {match.mentor_id for match in way.lost}
    StudentApplication.objects.filter(pk__in=students).all_locked()
    MentorApplication.objects.filter(pk__in=mentors).all_locked()
    return Match.objects.filter(pk__in=[match.pk for match in way.lost]).all_locked()


def _done_already(programme: Programme, key: str) -> list[Match]:
    """The proposals of a way that was chosen a moment ago; none where one of them is missing."""
    wanted = set(_pairs_in(key))
    standing = Match.objects.standing().filter(programme=programme)
    found = [match for match in standing if (str(match.student_id), str(match.mentor_id)) in wanted]
    return found if wanted and len(found) == len(wanted) else []


def _pairs_in(key: str) -> Iterable[tuple[str, str]]:
    for pair in key.partition(":")[2].split("."):
        student, dash, mentor = pair.partition("-")
        if dash:
            yield student, mentor
