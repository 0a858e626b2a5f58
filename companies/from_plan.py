"""From an employer's plan to the booking: so many of each kind of citizen, and when they move."""

from collections.abc import Mapping
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone

from companies.models import HEADCOUNT_KINDS
from guidance.employers.asked import Asked
from vocabulary.typed import typed_day

MOVES = "moves"
REGISTRATION = "?category=registration"


def start_url(asked: Asked | None) -> str:
    """A group begins a booking with these numbers and this day, or with none where nothing was
    asked; one person alone finds a free time."""
    if asked is None:
        return reverse("companies:group_for")
    if asked.people == 1:
        return reverse("events:index") + REGISTRATION
    counts = {"eu": asked.eu, "nordic": asked.nordic, "third_country": asked.third_country}
    given = {kind: str(count) for kind, count in counts.items() if count}
    query = urlencode(given | {MOVES: asked.moves.isoformat()})
    return f"{reverse('companies:group_for')}?{query}"


def filled_in(query: Mapping[str, str], *, most: int) -> dict[str, int | str]:
    """What the first form of a booking is filled in with; an address with nonsense: nothing."""
    counts = {kind: query.get(kind, "") for kind in HEADCOUNT_KINDS}
    known = {kind: int(text) for kind, text in counts.items() if _is_count(text, most)}
    return {"how": "headcount", **known} if known else {}


def moving_day(query: Mapping[str, str]) -> date | None:
    """From which on it makes sense to come; None where it is past, or no day at all."""
    day = typed_day(query.get(MOVES, ""))
    return day if day and day > timezone.localdate() else None


def _is_count(text: str, most: int) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= len(str(most)) and int(text) <= most
