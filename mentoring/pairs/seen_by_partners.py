"""What a partner's coordinator is told of its mentors' pairs: that they run, how often they have
met, and a colour. Not with whom, and not why."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mentoring.models import Match, MentorApplication
from mentoring.pairs.health import Colour, healths

WORDS: dict[Colour, str | Promise] = {
    Colour.GREEN: _("Going well"),
    Colour.AMBER: _("Could do with a kind word"),
    Colour.RED: _("In trouble; the coordinator knows"),
}
TONES = {Colour.GREEN: "ok", Colour.AMBER: "warning", Colour.RED: "bad"}


@dataclass(frozen=True)
class Glimpse:
    """``tone``: of the tag that shows it; a pair that is over has no colour any more."""

    meetings: int
    words: str | Promise
    tone: str


def glimpses(mentors: Sequence[MentorApplication]) -> dict[int, list[Glimpse]]:
    """By mentor; pairs that are together or completed, in six queries."""
    pairs = list(
        Match.objects.with_contact().filter(mentor__in=mentors).select_related("programme")
    )
    found = healths(pairs)
    by_mentor: dict[int, list[Glimpse]] = {}
    for match in pairs:
        health = found[match.pk]
        if match.state == Match.State.ACTIVE:
            seen = Glimpse(health.held, WORDS[health.colour], TONES[health.colour])
        else:
            seen = Glimpse(health.held, match.get_state_display(), "quiet")
        by_mentor.setdefault(match.mentor_id, []).append(seen)
    return by_mentor
