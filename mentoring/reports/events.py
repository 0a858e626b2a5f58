"""How many of a programme's students and mentors were at its events."""

from collections.abc import Mapping

from django.utils import timezone
from django.utils.translation import gettext as _

from events.models import Attendee, Session
from mentoring.models import Programme, Side
from mentoring.programmes.satisfaction import Share
from mentoring.reports.tables import NOTHING, Cell, Row, Table, or_none


def events(programme: Programme) -> Table:
    """People are known there by their address; each counts once, however many dates there were."""
    people = {side: _addresses(programme, side) for side in Side}
    there = _were_there(programme)
    over = _over(programme)
    chosen = programme.programme_events.filter(event__in=over).select_related("event")
    rows = tuple(
        Row(
            str(each.event),
            tuple(_cell(there.get(each.event_id, set()), people[side]) for side in Side),
        )
        for each in chosen
    )
    help_ = _(
        "Accepted students and mentors who were there, of all who were accepted. Where nobody was "
        "received at the door, whoever had a seat counts as there. Only dates that are over and "
        "lie in the programme's time."
    )
    columns = (_("Students"), _("Mentors"))
    table = Table("events", _("Its events"), _("Event"), columns, rows, help_)
    return or_none(table, bool(rows), _none_words(programme))


def _none_words(programme: Programme) -> str:
    if programme.events.exists():
        return _("None of its events is over.")
    return _("It has no events in the calendar.")


def _cell(there: set[str], people: set[str]) -> Cell:
    if not people:
        return NOTHING
    came = Share(len(there & people), len(people))
    per_cent = int(100 * came.yes / came.answers + 0.5)
    return Cell(_("%(n)d of %(all)d") % {"n": came.yes, "all": came.answers}, came.yes, per_cent)


def _addresses(programme: Programme, side: Side) -> set[str]:
    rows = programme.students.accepted() if side == Side.STUDENT else programme.mentors.accepted()
    return {email.lower() for email in rows.values_list("user__email", flat=True)}


def _sessions(programme: Programme) -> list[int]:
    now = timezone.now()
    sessions = Session.objects.filter(
        event__programmes=programme,
        ends__lte=now,
        starts__date__gte=programme.starts_on,
        starts__date__lte=programme.ends_on,
    )
    return list(sessions.exclude(state=Session.State.DRAFT).values_list("pk", flat=True))


def _over(programme: Programme) -> set[int]:
    """Events of which a date is over."""
    found = Session.objects.filter(pk__in=_sessions(programme))
    return set(found.values_list("event", flat=True))


def _were_there(programme: Programme) -> Mapping[int, set[str]]:
    """Addresses by event."""
    seats = Attendee.objects.were_there().filter(session__in=_sessions(programme))
    found: dict[int, set[str]] = {}
    for event, email in seats.exclude(email="").values_list("session__event", "email"):
        found.setdefault(event, set()).add(email.lower())
    return found
