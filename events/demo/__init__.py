"""The demo's calendar: eight weeks of registration days at every centre, and what editors put up.

Made by the use cases, the same from the same first day, and safe to run again: what exists is left.
"""

from collections.abc import Mapping
from datetime import date, timedelta

from accounts.models import User
from content.models import Image
from events.demo import (
    allotments,
    courses,
    door,
    evenings,
    messages,
    registration,
    sign_ups,
    stands,
    talks,
    visits,
)
from events.editing.partners import invite
from events.models import Organiser

__all__ = ["load"]


def load(
    today: date, pictures: Mapping[str, Image] | None = None, partner: User | None = None
) -> None:
    """Fill the calendar from the next Monday on.

    ``pictures`` by the name that the texts use; ``partner`` writes a partner's own events.
    """
    monday = today + timedelta(days=7 - today.weekday())
    registration.load(monday)
    evenings.load(monday, pictures or {})
    sign_ups.load()
    stands.load()
    allotments.load()
    courses.load()
    talks.load()
    messages.load()
    door.load(today)
    visits.load(today)
    if partner is not None:
        invite(Organiser.objects.get(key=evenings.PARTNER), email=partner.email)
