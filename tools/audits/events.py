"""What search engines read of events: JSON-LD, held to what schema.org and they ask of an Event."""

import json
import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlsplit

from tools.audits.walk import Page

KINDS = {"Event", "EducationEvent", "BusinessEvent"}
SCHEMA = "https://schema.org"
MODES = {f"{SCHEMA}/{mode}EventAttendanceMode" for mode in ("Offline", "Online", "Mixed")}
STATES = {f"{SCHEMA}/Event{state}" for state in ("Scheduled", "Cancelled", "Postponed")}
STOCK = {f"{SCHEMA}/{state}" for state in ("InStock", "SoldOut", "PreOrder")}
PRICE = re.compile(r"\d+(\.\d{2})?")


class _Scripts(HTMLParser):
    """The data blocks of a page, as a browser finds them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self._inside = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside = tag == "script" and ("type", "application/ld+json") in attrs
        if self._inside:
            self.found.append("")

    def handle_endtag(self, tag: str) -> None:
        self._inside = False

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.found[-1] += data


def events_of(page: Page) -> list[Any]:
    """What the page says of events. Raises ValueError where it is not JSON."""
    graphs = [json.loads(text).get("@graph", []) for text in _Scripts(page.html).found]
    return [event for graph in graphs for event in graph]


def check(pages: Iterable[Page]) -> tuple[int, list[str]]:
    """How many events there are, and what is wrong with them."""
    count, wrong = 0, []
    for page in pages:
        try:
            events = events_of(page)
        except ValueError as error:
            wrong.append(f"{page.name}: {error}")
            continue
        count += len(events)
        wrong += [f"{page.name}: {words}" for event in events for words in wrong_with(event)]
    return count, wrong


def wrong_with(event: dict[str, Any]) -> Iterator[str]:
    """Each rule that an event breaks, in words."""
    if event.get("@type") not in KINDS:
        yield f"@type is {event.get('@type')!r}"
    for key in ("name", "description"):
        if not _is_text(event.get(key)):
            yield f"{key} is {event.get(key)!r}"
    yield from _wrong_times(event)
    for key, known in (("eventStatus", STATES), ("eventAttendanceMode", MODES)):
        if event.get(key) not in known:
            yield f"{key} is {event.get(key)!r}"
    for address in (event.get("url"), *event.get("image", [])):
        if not _is_address(address):
            yield f"no whole address: {address!r}"
    places = event.get("location")
    for place in places if isinstance(places, list) else [places]:
        yield from _wrong_place(place or {})
    yield from _wrong_offer(event)


def _wrong_times(event: dict[str, Any]) -> Iterator[str]:
    try:
        starts, ends = (datetime.fromisoformat(event[key]) for key in ("startDate", "endDate"))
    except (KeyError, ValueError, TypeError) as error:
        yield f"startDate or endDate: {error!r}"
        return
    if starts.tzinfo is None or ends.tzinfo is None:
        yield "times without a time zone"
    elif ends <= starts:
        yield f"ends {ends} before it starts {starts}"


def _wrong_place(place: dict[str, Any]) -> Iterator[str]:
    if place.get("@type") == "VirtualLocation":
        if not _is_address(place.get("url")):
            yield f"online at {place.get('url')!r}"
    elif place.get("@type") != "Place" or not _is_text(place.get("name")):
        yield f"location is {place!r}"
    elif not _has_address(place.get("address")):
        yield f"address is {place.get('address')!r}"


def _has_address(address: Any) -> bool:
    if isinstance(address, dict):
        keys = ("streetAddress", "postalCode", "addressLocality", "addressCountry")
        return address.get("@type") == "PostalAddress" and all(
            _is_text(address.get(k)) for k in keys
        )
    return _is_text(address)


def _wrong_offer(event: dict[str, Any]) -> Iterator[str]:
    offer = event.get("offers")
    if offer is None:
        return
    if offer.get("@type") != "Offer" or offer.get("availability") not in STOCK:
        yield f"offers is {offer!r}"
    if not _is_address(offer.get("url")):
        yield f"offered at {offer.get('url')!r}"
    price = offer.get("price")
    if price is not None and not (PRICE.fullmatch(price) and offer.get("priceCurrency") == "DKK"):
        yield f"price is {price!r} {offer.get('priceCurrency')!r}"


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_address(value: Any) -> bool:
    return _is_text(value) and urlsplit(value).scheme in ("http", "https")
