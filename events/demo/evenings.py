"""What editors put up: talks, courses, a fair, a weekly café, what was in autumn.

The words stand in ``texts/``, one file an event, and become ordinary pages in both languages,
published as an editor publishes them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from wagtail.models import Locale

from content.kept_texts import read_texts
from content.models import Image
from events.demo.labels import Labels
from events.demo.times import set_dates
from events.editing.partners import open_to_partner
from events.models import AUDIENCES, Event, EventIndexPage, EventPage
from guidance.models import Municipality

TEXTS = Path(__file__).parent / "texts"
# In the order in which they are written: talks follow a meeting that is there already.
EVENTS = (
    *("danish-tax-for-newcomers", "cv-clinic", "international-dinner", "finding-a-home"),
    *("schools-and-daycare", "language-cafe", "danish-from-scratch", "international-job-fair"),
    *("starting-a-business", "business-talks", "first-payslip-online", "danish-workplace"),
    *("saturday-play", "welcome-to-aarhus", "student-job", "keep-your-people"),
    *("board-games", "harbour-walk", "autumn-reception", "hobby-evening", "job-interview"),
)
PARTNER = "newcomers-network"
# Facts that are written in the files by the names that the page has for them.
PLAIN = (
    *("kind", "spoken", "sign_up", "sign_up_link", "online_link", "seats", "party_limit"),
    *("opens_days", "closes_hours", "has_waiting_list", "attendance_percent"),
)


@dataclass(frozen=True)
class Place:
    """Where pages are put: the calendar, or a partner's folder in it."""

    english: EventIndexPage
    danish: Locale


def load(monday: date, pictures: Mapping[str, Image]) -> None:
    labels = Labels()
    open_to_partner(labels.organisers[PARTNER])
    for slug in EVENTS:
        if not Event.objects.filter(slug=slug).exists():
            text = read_texts(TEXTS / f"{slug}.toml")
            page = _write(slug, text, _place(labels, text), labels, pictures)
            set_dates(Event.objects.get(pk=page.event_id), text, monday)


def _place(labels: Labels, text: dict[str, Any]) -> Place:
    """A partner's own folder, or the calendar itself."""
    organiser = labels.organisers[text["organiser"]]
    folders = EventIndexPage.objects.filter(locale__language_code="en")
    own = folders.filter(organiser=organiser).first()
    return Place(own or folders.get(depth=3), Locale.objects.get(language_code="da"))


def _write(
    slug: str, text: dict[str, Any], place: Place, labels: Labels, pictures: Mapping[str, Image]
) -> EventPage:
    """The page in English, and in Danish its translation or what stands in for it."""
    facts = _facts(text, labels, pictures)
    page: EventPage = place.english.add_child(
        instance=EventPage(slug=slug, live=False, **_words(slug, text, "en"), **facts)
    )
    page.residents_of = list(Municipality.objects.filter(code__in=text.get("residents_of", [])))
    page.save_revision().publish()
    translated = "da" in text
    twin = page.copy_for_translation(place.danish, copy_parents=True, alias=not translated)
    if translated:
        for name, value in _words(slug, text, "da").items():
            setattr(twin, name, value)
        twin.save_revision().publish()
    return page


def _facts(text: dict[str, Any], labels: Labels, pictures: Mapping[str, Image]) -> dict[str, Any]:
    follows = text.get("follows")
    return {
        **{name: text[name] for name in PLAIN if name in text},
        **{f"for_{key}": key in text["audiences"] for key in AUDIENCES},
        "category": labels.categories[text["category"]],
        "organiser": labels.organisers[text["organiser"]],
        "venue": labels.venues.get(text.get("venue", "")),
        "image": pictures.get(text.get("picture", "")),
        "follows": Event.objects.get(slug=follows) if follows else None,
    }


def _words(slug: str, text: dict[str, Any], language: str) -> dict[str, Any]:
    own = text[language]
    return {
        "title": own["title"],
        "intro": own["intro"],
        "price": own.get("price", ""),
        "body": _blocks(own.get("body", [])),
        "report": _blocks(own.get("report", [])),
        "speakers": [
            ("speaker", {"name": each["name"], **each[language]})
            for each in text.get("speakers", [])
        ],
        "questions": [
            _question(f"{slug}/{number}", each, language)
            for number, each in enumerate(text.get("questions", []))
        ],
    }


def _blocks(body: list[dict[str, Any]]) -> list[tuple[str, Any]]:
    return [(kind, value) for block in body for kind, value in block.items()]


def _question(name: str, kept: dict[str, Any], language: str) -> dict[str, Any]:
    """With the ids that its translations share."""
    words = dict(kept[language])
    value = {"required": kept.get("required", False), "keep_days": kept["keep_days"], **words}
    if "options" in words:
        value["options"] = [
            {"type": "item", "id": _id(f"{name}/{number}"), "value": option}
            for number, option in enumerate(words["options"])
        ]
    return {"type": kept["kind"], "id": _id(name), "value": value}


def _id(name: str) -> str:
    return str(uuid5(NAMESPACE_URL, f"https://ankomst.example/{name}"))
