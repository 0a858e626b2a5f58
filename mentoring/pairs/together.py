"""Loading a pair for a change: while both of them are in it, and nobody else changes it."""

from django.utils.translation import gettext_lazy as _

from mentoring.models import Match, MentorApplication
from vocabulary.refused import Refused

PEOPLE = ("programme", "student__user", "mentor__user")


class PairIsOver(Refused):
    message = _("You two are no pair any more. What is here can be read, and not changed.")


def active(match_id: int) -> Match:
    """Locked, with its people. Raises PairIsOver, Match.DoesNotExist."""
    match = Match.objects.select_related(*PEOPLE).locked(match_id)
    if match.state != Match.State.ACTIVE:
        raise PairIsOver
    return match


def active_alone(match_id: int) -> Match:
    """As ``active``, after the mentor, who has one calendar for several students."""
    mentor_id = Match.objects.values_list("mentor_id", flat=True).get(pk=match_id)
    MentorApplication.objects.locked(mentor_id)
    return active(match_id)
