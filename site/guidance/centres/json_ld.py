"""What search engines read of a centre: a schema.org GovernmentOffice, a department a desk."""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from guidance.centres.hours import Day, Hours
from guidance.models import Centre, OpeningHours

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
AHEAD = 90  # days for which holidays and special days are told
IN_SCRIPT = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"}  # or the data could end the element


def json_ld(centre: Centre, hours: Hours, on: date, url: str) -> SafeString:
    """The content of ``<script type="application/ld+json">``; ``url`` is absolute."""
    departments = [_department(authority, hours) for authority in hours.desks]
    found = {
        "@context": "https://schema.org",
        "@type": "GovernmentOffice",
        "@id": url,
        "url": url,
        "name": str(centre.name),
        "telephone": centre.phone,
        "email": centre.email,
        "address": _address(centre),
        "geo": {
            "@type": "GeoCoordinates",
            "latitude": float(centre.latitude),
            "longitude": float(centre.longitude),
        },
        "openingHoursSpecification": [_specification(row) for row in _distinct(hours.regular)],
        "specialOpeningHoursSpecification": list(_exceptions(hours, on)),
        "department": departments,
    }
    text = json.dumps(found, ensure_ascii=False)
    for character, escaped in IN_SCRIPT.items():
        text = text.replace(character, escaped)
    return mark_safe(text)


def _address(centre: Centre) -> dict[str, str]:
    return {
        "@type": "PostalAddress",
        "streetAddress": centre.address,
        "postalCode": centre.postcode,
        "addressLocality": centre.post_town,
        "addressCountry": "DK",
    }


def _department(authority: Any, hours: Hours) -> dict[str, Any]:
    rows = (row for row in hours.regular if row.authority_id == authority.pk)
    return {
        "@type": "GovernmentOffice",
        "name": str(authority.name),
        "openingHoursSpecification": [_specification(row) for row in rows],
    }


def _distinct(rows: Iterable[OpeningHours]) -> list[OpeningHours]:
    """Hours that several desks share, once."""
    once = {(r.weekday, r.opens, r.closes, r.valid_from, r.valid_to): r for r in rows}
    return list(once.values())


def _specification(row: OpeningHours) -> dict[str, str]:
    found = {
        "@type": "OpeningHoursSpecification",
        "dayOfWeek": f"https://schema.org/{DAYS[row.weekday]}",
        "opens": f"{row.opens:%H:%M}",
        "closes": f"{row.closes:%H:%M}",
    }
    if row.valid_from:
        found["validFrom"] = row.valid_from.isoformat()
    if row.valid_to:
        found["validThrough"] = row.valid_to.isoformat()
    return found


def _exceptions(hours: Hours, on: date) -> Iterator[dict[str, str]]:
    """Only days on which somebody would come on a usual week."""
    for day in hours.unusual(on, AHEAD):
        yield from _exception(day)


def _exception(day: Day) -> Iterator[dict[str, str]]:
    """Closed is said as schema.org does: from midnight to midnight."""
    spans = sorted({span for desk in day.desks for span in desk.hours})
    told = [(f"{opens:%H:%M}", f"{closes:%H:%M}") for opens, closes in spans]
    for opens, closes in told or [("00:00", "00:00")]:
        yield {
            "@type": "OpeningHoursSpecification",
            "validFrom": day.day.isoformat(),
            "validThrough": day.day.isoformat(),
            "opens": opens,
            "closes": closes,
        }
