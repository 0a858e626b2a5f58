"""What search engines read of an event: one schema.org Event for each date of it."""

import json
import re
from collections.abc import Iterable
from typing import Any

from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from events.finding.listing import Seats
from events.finding.one_event import EventDate
from events.models import Event, EventPage, SignUp
from events.models.facts import Kind, Spoken
from events.sign_up.window import Stage

TYPES = {Kind.COURSE: "EducationEvent", Kind.FAIR: "BusinessEvent"}
DATES = 20  # of a long series; search engines come again
IN_SCRIPT = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"}  # or the data could end the element


def json_ld(
    event: Event, page: EventPage, dates: Iterable[EventDate], *, url: str, image: str
) -> SafeString:
    """The content of ``<script type="application/ld+json">``; addresses are absolute."""
    common = _common(event, page, url, image)
    graph = [common | _of_date(event, page, date, url) for date in list(dates)[:DATES]]
    text = json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False)
    for character, escaped in IN_SCRIPT.items():
        text = text.replace(character, escaped)
    return mark_safe(text)


def _common(event: Event, page: EventPage, url: str, image: str) -> dict[str, Any]:
    languages = ["en", "da"] if event.spoken == Spoken.BOTH else [event.spoken]
    common: dict[str, Any] = {
        "@type": TYPES.get(Kind(event.kind), "Event"),
        "name": page.title,
        "description": page.social_text or page.intro or page.title,
        "url": url,
        "image": [image],
        "inLanguage": languages,
        "isAccessibleForFree": not page.price,
    }
    if event.organiser:
        common["organizer"] = {"@type": "Organization", "name": event.organiser.name}
        if event.organiser.website:
            common["organizer"]["url"] = event.organiser.website
    speakers = [block.value["name"] for block in page.speakers]
    if speakers:
        common["performer"] = [{"@type": "Person", "name": name} for name in speakers]
    return common


def _of_date(event: Event, page: EventPage, date: EventDate, url: str) -> dict[str, Any]:
    session = date.session
    cancelled = date.window.stage == Stage.CANCELLED
    found = {
        "@id": f"{url}#session-{session.pk}",
        "startDate": timezone.localtime(session.starts).isoformat(),
        "endDate": timezone.localtime(session.ends).isoformat(),
        "eventStatus": f"https://schema.org/Event{'Cancelled' if cancelled else 'Scheduled'}",
        **_where(event, date, url),
    }
    if event.sign_up != SignUp.NOT_NEEDED and not cancelled and not event.is_for_attendees:
        found["offers"] = _offer(event, page, date, url)
    return found


def _where(event: Event, date: EventDate, url: str) -> dict[str, Any]:
    """The link to an online event is for those who signed up: here it is our page."""
    places: list[dict[str, Any]] = []
    if date.session.place:
        places.append({"@type": "Place", "name": date.session.place, "address": date.session.place})
    elif event.venue:
        places.append(_place(event.venue))
    in_person = bool(places)
    if event.online_link or not places:
        places.append({"@type": "VirtualLocation", "url": url})
    mode = "Mixed" if len(places) > 1 else "Offline" if in_person else "Online"
    return {
        "eventAttendanceMode": f"https://schema.org/{mode}EventAttendanceMode",
        "location": places if len(places) > 1 else places[0],
    }


def _place(venue: Any) -> dict[str, Any]:
    place = {
        "@type": "Place",
        "name": venue.name,
        "address": {
            "@type": "PostalAddress",
            "streetAddress": venue.address,
            "postalCode": venue.postcode,
            "addressLocality": venue.post_town,
            "addressCountry": "DK",
        },
    }
    if venue.latitude is not None and venue.longitude is not None:
        place["geo"] = {
            "@type": "GeoCoordinates",
            "latitude": float(venue.latitude),
            "longitude": float(venue.longitude),
        }
    return place


def _offer(event: Event, page: EventPage, date: EventDate, url: str) -> dict[str, Any]:
    seats = "SoldOut" if date.seats.state == Seats.FULL else "InStock"
    offer: dict[str, Any] = {
        "@type": "Offer",
        "url": event.sign_up_link or url,
        "availability": f"https://schema.org/{seats}",
    }
    if date.window.opens:
        offer["validFrom"] = timezone.localtime(date.window.opens).isoformat()
    amount = _amount(page.price)
    if amount is not None:
        offer |= {"price": amount, "priceCurrency": "DKK"}
    return offer


def _amount(price: str) -> str | None:
    """In kroner, where the words name one amount; nothing is free of charge."""
    if not price:
        return "0"
    found = re.findall(r"\d+(?:[.,]\d{2})?", price)
    return found[0].replace(",", ".") if len(found) == 1 else None
