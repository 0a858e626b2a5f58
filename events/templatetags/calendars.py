"""Buttons that put a date, or the whole calendar, into somebody's own calendar."""

from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from django import template
from django.urls import reverse

from events.feeds import links
from events.finding.addresses import PARAMETERS
from events.models import Session
from outbox.letters import absolute

register = template.Library()

LOOKS = ("view", "week", "month")  # how the page shows it, which a feed does not care for


@register.inclusion_tag("events/feeds/_date.html")
def to_calendar(session: Session) -> dict[str, Any]:
    """For one date."""
    return {
        "session": session,
        "google": links.google(session),
        "outlook": links.outlook(session),
        "file": links.file(session),
    }


@register.inclusion_tag("events/feeds/_subscribe.html")
def subscribe(address: str) -> dict[str, Any]:
    """For what the calendar's page at this address shows, as it is and will be."""
    pairs = parse_qsl(urlsplit(address).query)
    kept = [pair for pair in pairs if pair[0] in PARAMETERS and pair[0] not in LOOKS]
    query = f"?{urlencode(kept)}" if kept else ""
    return links.subscription(reverse("events:calendar_ics") + query) | {
        "atom": reverse("events:atom") + query,
        "frame": absolute(reverse("events:embed") + query),
        "is_narrowed": bool(kept),
    }
