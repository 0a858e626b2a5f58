"""What one signs up for, a date or all meetings of a course, with the seats left there."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.finding.listing import SeatsLeft, seats_left
from events.models import Event, Session
from events.sign_up.window import Stage, Window, window


@dataclass(frozen=True)
class Opening:
    event: Event
    sessions: Sequence[Session]  # with their quotas; by time, at least one

    @property
    def first(self) -> Session:
        return self.sessions[0]

    @property
    def window(self) -> Window:
        return window(self.event, self.first)

    @property
    def free(self) -> int:
        """Seats that a party can still have: of a course, at its fullest meeting."""
        return min(_free(session) for session in self.sessions)

    @property
    def seats(self) -> SeatsLeft:
        return seats_left([min(self.sessions, key=_free)])

    @property
    def can_wait(self) -> bool:
        """Whether somebody who finds no seat may stand in line for one."""
        return self.event.has_waiting_list and self.window.stage == Stage.OPEN

    def too_few(self, size: int) -> str:
        """Why a party of this size was refused, and what to do."""
        free = self.free
        if free <= 0:
            told = _("We are sorry: all seats are taken.")
            return f"{told} {self._what_else()}"
        told = ngettext(
            "%(free)d seat is left, and you are %(size)d.",
            "%(free)d seats are left, and you are %(size)d.",
            free,
        ) % {"free": free, "size": size}
        return f"{told} {_('Take somebody off below.')} {self._what_else()}"

    def _what_else(self) -> str:
        if self.can_wait:
            return _("Or join the waiting list: we write to you when there is room.")
        return _("Perhaps another date suits you.")


def _free(session: Session) -> int:
    return sum(quota.free for quota in session.quotas.all() if not quota.closed)
