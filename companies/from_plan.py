"""From an employer's plan to the booking: so many of each kind of citizen."""

from collections.abc import Mapping
from urllib.parse import urlencode

from django.urls import reverse

from companies.models import HEADCOUNT_KINDS
from guidance.employers.asked import Asked

REGISTRATION = "?category=registration"


def start_url(asked: Asked | None) -> str:
    """A group begins a booking with these numbers, or with none where nothing was asked; one
    person alone finds a free time."""
    if asked is None:
        return reverse("companies:group_for")
    if asked.people == 1:
        return reverse("events:index") + REGISTRATION
    counts = {"eu": asked.eu, "nordic": asked.nordic, "third_country": asked.third_country}
    query = urlencode({kind: count for kind, count in counts.items() if count})
    return f"{reverse('companies:group_for')}?{query}"


def filled_in(query: Mapping[str, str], *, most: int) -> dict[str, int | str]:
    """What the first form of a booking is filled in with; an address with nonsense: nothing."""
    counts = {kind: query.get(kind, "") for kind in HEADCOUNT_KINDS}
    known = {kind: int(text) for kind, text in counts.items() if _is_count(text, most)}
    return {"how": "headcount", **known} if known else {}


def _is_count(text: str, most: int) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= len(str(most)) and int(text) <= most
