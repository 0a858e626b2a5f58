"""What fairs hold about a person: what she shared with stands, and stands that she looks after."""

from collections.abc import Iterable
from typing import Any

from django.db.models import F

from accounts.models import User
from events.models import AttendeeQuerySet, Stand, StandContact

HOLDS = {
    "events.Stand": "stays for the fair, without her as its contact",
    "events.StandContact": "deleted",
}


def held(user: User, seats: AttendeeQuerySet) -> dict[str, Any]:
    """What companies noted about her is hers to read, too."""
    return {
        "shared_with_stands": list(
            StandContact.objects.filter(attendee__in=seats).values(
                *("stand__organisation", "stand__event__title_en", "name", "email", "phone"),
                *("linkedin", "note", "remark", "shared_at", "taken_back_at"),
            )
        ),
        "stands": list(
            _stands(user).values(
                *("organisation", "event__title_en", "contact_name", "contact_email"),
                *("staff_names", "invited_at"),
            )
        ),
    }


def erase(user: User, seats: Iterable[int]) -> None:
    """A stand stays, without its contact person: her link to it is dead."""
    StandContact.objects.filter(attendee__in=seats).delete()
    for stand in _stands(user).exclude(staff_names=""):
        stand.staff_names = stand.staff_names.replace(stand.contact_name, "").strip()
        stand.save(update_fields=["staff_names"])
    _stands(user).update(
        contact_name="", contact_email="", invited_at=None, link_version=F("link_version") + 1
    )


def _stands(user: User) -> Any:
    return Stand.objects.filter(contact_email__iexact=user.email)
