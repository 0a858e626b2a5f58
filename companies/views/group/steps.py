"""The progress bar above a booking that is being prepared (``components/steps.html``)."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from companies.models import GroupBooking, RosterRow
from companies.occasions import AT_EVENT, VISIT, occasion_of

LABELS = {
    "centre": _("Centre"),
    "date": _("Date"),
    "roster": _("New hires"),
    "appointment": _("Appointment"),
    "check": _("Check and send"),
}


def steps_for(group: GroupBooking | None, here: str) -> dict[str, Any]:
    """``steps`` as (label, address) in this booking's order, and the ``current`` one from 1.

    With names later the appointment comes before the list. ``undone`` are those to go back to.
    """
    order = list(occasion_of(group).steps) if group else order_of(here)
    if group is not None and group.names_later and group.event is None:
        order = ["centre", "appointment", "roster", "check"]
    labels = LABELS | ({"roster": _("People")} if "date" in order else {})
    return {
        "steps": [(labels[name], _address(group, name)) for name in order],
        "current": order.index(here) + 1,
        "undone": [order.index(name) + 1 for name in _undone(group)] if group else [],
    }


def order_of(here: str) -> list[str]:
    """Before there is a booking: by the first step."""
    return list((AT_EVENT if here == "date" else VISIT).steps)


def _undone(group: GroupBooking) -> Iterator[str]:
    """What keeps the booking from being sent, whether it has been looked at or not."""
    wrong = list(RosterRow.objects.filter(roster__group=group).values_list("wrong", flat=True))
    if not wrong or any(wrong):
        yield "roster"
    if not group.holds_seats:
        yield occasion_of(group).place_step


def _address(group: GroupBooking | None, name: str) -> str:
    if group is None:
        return ""
    return reverse(f"companies:{name}", args=[group.reference])
