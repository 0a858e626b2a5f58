"""How many came, of those who had signed up and of those who just stood at the door."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.models import Attendee, Booking, Session

State = Attendee.State


@dataclass(frozen=True)
class Attendance:
    """People, at one date or at several together."""

    signed_up: int = 0  # whose seat stands or who did not come; walk-ins are not among them
    came: int = 0  # of those
    to_come: int = 0
    no_show: int = 0
    walk_ins: int = 0

    @property
    def was_taken(self) -> bool:
        """Whether anybody was received at all; else nobody knows who came."""
        return bool(self.came or self.walk_ins)

    @property
    def here(self) -> int:
        return self.came + self.walk_ins

    @property
    def words(self) -> str:
        """“34 of 50 came and 3 walk-ins”; where nobody had to sign up, how many came."""
        if not self.signed_up:
            return ngettext("%(n)d came", "%(n)d came", self.walk_ins) % {"n": self.walk_ins}
        told = _("%(came)d of %(all)d came") % {"came": self.came, "all": self.signed_up}
        if not self.walk_ins:
            return told
        more = ngettext("%(n)d walk-in", "%(n)d walk-ins", self.walk_ins) % {"n": self.walk_ins}
        return _("%(told)s and %(more)s") % {"told": told, "more": more}

    def __add__(self, other: "Attendance") -> "Attendance":
        return Attendance(
            signed_up=self.signed_up + other.signed_up,
            came=self.came + other.came,
            to_come=self.to_come + other.to_come,
            no_show=self.no_show + other.no_show,
            walk_ins=self.walk_ins + other.walk_ins,
        )


NOBODY = Attendance()


def attendance_of(sessions: Iterable[Session]) -> dict[int, Attendance]:
    """By session id, with the numbers in the order above; who was sent away has been here, too."""
    walked = Q(booking__kind=Booking.Kind.WALK_IN)
    came = Q(state__in=(State.ARRIVED, State.SERVED, State.SENT_AWAY))
    rows = (
        Attendee.objects.coming()
        .filter(session__in=[session.pk for session in sessions])
        .order_by()
        .values("session")
        .annotate(
            signed_up=Count("pk", filter=~walked),
            came=Count("pk", filter=came & ~walked),
            to_come=Count("pk", filter=Q(state=State.EXPECTED)),
            no_show=Count("pk", filter=Q(state=State.NO_SHOW)),
            walk_ins=Count("pk", filter=walked),
        )
        .values_list("session", "signed_up", "came", "to_come", "no_show", "walk_ins")
    )
    return {pk: Attendance(*numbers) for pk, *numbers in rows}


def together(sessions: Iterable[Session]) -> Attendance:
    """Of all of them as one."""
    return sum(attendance_of(sessions).values(), NOBODY)
