"""What a coordinator should do now, in the order in which it hurts to leave it."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mentoring.applying.waiting import to_read
from mentoring.models import Programme, Side
from mentoring.pairs import needs
from mentoring.repairing.needing import number_needing, number_never_proposed

SOON = 7  # days


@dataclass(frozen=True)
class Due:
    """``screen``: of the hub, where it is done: its name among the addresses."""

    words: str
    screen: str


def due(programme: Programme) -> Iterator[Due]:
    yield from _to_read(programme)
    if programme.state == Programme.State.OPEN:
        yield from _closing(programme)
    if programme.state == Programme.State.MATCHING:
        yield from _to_match(programme)
    if programme.state in (Programme.State.MATCHING, Programme.State.RUNNING):
        yield from _pairs(programme)


def _to_read(programme: Programme) -> Iterator[Due]:
    if number := to_read(programme, Side.STUDENT).count():
        words = ngettext(
            "%(n)d student's application waits to be read",
            "%(n)d students' applications wait to be read",
            number,
        )
        yield Due(words % {"n": number}, "applications")
    if number := to_read(programme, Side.MENTOR).count():
        words = ngettext(
            "%(n)d mentor's application waits to be read",
            "%(n)d mentors' applications wait to be read",
            number,
        )
        yield Due(words % {"n": number}, "mentors")


def _closing(programme: Programme) -> Iterator[Due]:
    left = (programme.apply_until - timezone.localdate()).days
    if 0 <= left <= SOON:
        day = date_format(programme.apply_until, "DATE_FORMAT")
        yield Due(_("Applications close on %(day)s") % {"day": day}, "applications")
    if left < 0:
        yield Due(_("The last day to apply is over: close applications"), "overview")


def _to_match(programme: Programme) -> Iterator[Due]:
    if not programme.runs.filter(sent_at__isnull=False).exists():
        yield Due(_time_left(programme), "matching")
    elif number := number_never_proposed(programme):
        words = ngettext(
            "%(n)d student has no proposal yet: match again",
            "%(n)d students have no proposal yet: match again",
            number,
        )
        yield Due(words % {"n": number}, "matching")


def _time_left(programme: Programme) -> str:
    left = (programme.starts_on - timezone.localdate()).days
    if left < 0:
        day = date_format(programme.starts_on, "DATE_FORMAT")
        return _("Find and propose the pairs: the kick-off was on %(day)s") % {"day": day}
    words = ngettext(
        "Find and propose the pairs: %(n)d day until the kick-off",
        "Find and propose the pairs: %(n)d days until the kick-off",
        left,
    )
    return words % {"n": left}


def _pairs(programme: Programme) -> Iterator[Due]:
    if number := number_needing(programme):
        words = ngettext(
            "%(n)d student has lost a mentor: find another one",
            "%(n)d students have lost their mentors: find others",
            number,
        )
        yield Due(words % {"n": number}, "pairs")
    if number := needs.not_seen(programme).filter(needs.CALL).count():
        words = ngettext("%(n)d person asks to be called", "%(n)d people ask to be called", number)
        yield Due(words % {"n": number}, "pairs")
    if number := needs.number_of_pairs(programme, needs.BADLY):
        words = ngettext(
            "In %(n)d pair somebody says that it goes badly",
            "In %(n)d pairs somebody says that it goes badly",
            number,
        )
        yield Due(words % {"n": number}, "pairs")
