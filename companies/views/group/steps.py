"""The progress bar above a booking that is being prepared (``components/steps.html``)."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from companies.models import GroupBooking

LABELS = {
    "centre": _("Centre"),
    "roster": _("New hires"),
    "appointment": _("Appointment"),
    "check": _("Check and send"),
}


def steps_for(group: GroupBooking | None, here: str) -> dict[str, Any]:
    """``steps`` as (label, address) in this booking's order, and the ``current`` one from 1.

    With names later the appointment comes before the list.
    """
    order = ["centre", "roster", "appointment", "check"]
    if group is not None and group.names_later:
        order = ["centre", "appointment", "roster", "check"]
    return {
        "steps": [(LABELS[name], _address(group, name)) for name in order],
        "current": order.index(here) + 1,
    }


def _address(group: GroupBooking | None, name: str) -> str:
    """The first step is answered once; the others can be gone back to."""
    if group is None or name == "centre":
        return ""
    return reverse(f"companies:{name}", args=[group.reference])
