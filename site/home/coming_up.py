"""What comes up next, from the sessions that are really in the database."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.models import Session

ROWS = 5
FEW = 5  # seats; from here on we say how many


@dataclass(frozen=True)
class ComingUp:
    """An event on one day, as ``components/event_row.html`` shows it; times are local."""

    starts: datetime
    ends: datetime
    title: str
    url: str
    place: str
    price_text: str
    category: str
    seats_label: str
    seats_state: str


def coming_up(rows: int = ROWS) -> list[ComingUp]:
    """The next days of public events; all times of one event on one day are one row."""
    sessions = (
        Session.objects.upcoming()
        .public()
        .select_related("event__centre")
        .annotate(size=Sum("quotas__size"), taken=Sum("quotas__taken"))
        .order_by("starts")
    )
    days: dict[tuple[date, int], list[Session]] = {}
    for session in sessions.iterator(chunk_size=200):
        day = timezone.localtime(session.starts).date()
        if (day, session.event_id) not in days and len(days) == rows:
            break
        days.setdefault((day, session.event_id), []).append(session)
    return [_row(slots) for slots in days.values()]


def _row(slots: list[Session]) -> ComingUp:
    event = slots[0].event
    label, state = _seats(slots)
    return ComingUp(
        starts=timezone.localtime(slots[0].starts),
        ends=timezone.localtime(max(slot.ends for slot in slots)),
        title=event.title,
        url=event.get_absolute_url(),
        place=slots[0].place or (event.centre.name if event.centre else ""),
        price_text=_("Free"),
        category=event.get_kind_display(),
        seats_label=label,
        seats_state=state,
    )


def _seats(slots: Iterable[Session]) -> tuple[str, str]:
    free = sum((slot.size or 0) - (slot.taken or 0) for slot in slots)
    if free <= 0:
        return _("Fully booked"), "full"
    label = ngettext("%(number)s seat left", "%(number)s seats left", free) % {"number": free}
    return label, "few" if free <= FEW else "ok"
