"""The demo's calendar: eight weeks of registration days at every centre, and what editors put up.

Made by the use cases, the same from the same first day, and safe to run again: what exists is left.
"""

from collections.abc import Mapping
from datetime import date, timedelta

from content.models import Image
from events.demo import evenings, registration

__all__ = ["load"]


def load(today: date, pictures: Mapping[str, Image] | None = None) -> None:
    """Fill the calendar from the next Monday on; ``pictures`` by the name that the texts use."""
    monday = today + timedelta(days=7 - today.weekday())
    registration.load(monday)
    evenings.load(monday, pictures or {})
