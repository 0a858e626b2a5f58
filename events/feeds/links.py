"""Addresses that put one date, or the whole calendar, into the calendars most people have."""

from datetime import UTC, datetime
from urllib.parse import urlencode

from django.urls import reverse

from events.models import Session
from outbox.letters import absolute


def google(session: Session) -> str:
    """Opens the form of a new entry, filled in."""
    asked = {
        "action": "TEMPLATE",
        "text": str(session.event.title),
        "dates": f"{_compact(session.starts)}/{_compact(session.ends)}",
        "location": session.location,
        "details": absolute(session.event.get_absolute_url()),
    }
    return f"https://calendar.google.com/calendar/render?{urlencode(asked)}"


def outlook(session: Session) -> str:
    asked = {
        "path": "/calendar/action/compose",
        "rru": "addevent",
        "subject": str(session.event.title),
        "startdt": session.starts.astimezone(UTC).isoformat(),
        "enddt": session.ends.astimezone(UTC).isoformat(),
        "location": session.location,
        "body": absolute(session.event.get_absolute_url()),
    }
    return f"https://outlook.live.com/calendar/0/deeplink/compose?{urlencode(asked)}"


def file(session: Session) -> str:
    """For Apple's calendar, and every other."""
    return reverse("events:session_ics", args=[session.event.slug, session.pk])


def subscription(path: str) -> dict[str, str]:
    """The same feed as each kind of calendar wants it; ``path`` of the feed."""
    address = absolute(path)
    webcal = "webcal:" + address.partition(":")[2]
    return {
        "webcal": webcal,
        "google": f"https://calendar.google.com/calendar/r?{urlencode({'cid': webcal})}",
        "outlook": "https://outlook.live.com/calendar/0/addfromweb?"
        + urlencode({"url": address, "name": "Ankomst"}),
        "address": address,
    }


def _compact(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"
