"""Loading a pair for a change: while both of them are in it, and nobody else changes it."""

from django.utils.translation import gettext_lazy as _

from mentoring.models import Match, MentorApplication
from vocabulary.refused import Refused

PEOPLE = ("programme", "student__user", "mentor__user")


class PairIsOver(Refused):
    message = _("You two are no pair any more. What is here can be read, and not changed.")


def locked(match_id: int) -> Match:
    """With its people. Raises PairIsOver where one of them was erased meanwhile."""
    try:
        return Match.objects.select_related(*PEOPLE).locked(match_id)
    except Match.DoesNotExist as gone:
        raise PairIsOver from gone


def active(match_id: int) -> Match:
    """Locked. Raises PairIsOver."""
    match = locked(match_id)
    if match.state != Match.State.ACTIVE:
        raise PairIsOver
    return match


def active_alone(match_id: int) -> Match:
    """As ``active``, after the mentor, who has one calendar for several students."""
    if not MentorApplication.objects.filter(matches=match_id).all_locked():
        raise PairIsOver
    return active(match_id)
