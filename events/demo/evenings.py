"""What editors put up: talks, courses, a fair, a weekly café, what was in autumn.

The words stand in ``texts/``, one file an event, and become ordinary pages in both languages,
published as an editor publishes them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from django.utils import timezone
from wagtail.models import Locale

from content.kept_texts import read_texts
from content.models import Image
from events.demo.labels import Labels
from events.demo.people import book, visitors
from events.models import AUDIENCES, Attendee, Event, EventIndexPage, EventPage, Quota, Session
from events.planning.danish_days import holiday_name
from events.planning.pattern import utc
from guidance.models import Municipality

TEXTS = Path(__file__).parent / "texts"
# In the order in which they are written: talks follow a meeting that is there already.
EVENTS = (
    *("danish-tax-for-newcomers", "cv-clinic", "international-dinner", "finding-a-home"),
    *("schools-and-daycare", "language-cafe", "danish-from-scratch", "international-job-fair"),
    *("starting-a-business", "business-talks", "first-payslip-online", "danish-workplace"),
    *("saturday-play", "welcome-to-aarhus", "student-job", "keep-your-people"),
    *("board-games", "harbour-walk", "autumn-reception"),
)
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
    calendar = EventIndexPage.objects.get(locale__language_code="en", depth=3)
    place = Place(calendar, Locale.objects.get(language_code="da"))
    for slug in EVENTS:
        if not Event.objects.filter(slug=slug).exists():
            text = read_texts(TEXTS / f"{slug}.toml")
            page = _write(slug, text, place, labels, pictures)
            _set_dates(Event.objects.get(pk=page.event_id), text, monday)


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


def _set_dates(event: Event, text: dict[str, Any], monday: date) -> None:
    sessions: list[Session] = []
    used: set[date] = set()
    for kept in text["dates"]:
        for number, day in enumerate(_days(kept, monday, used)):
            session = _session(event, kept, day)
            sessions.append(session)
            if number == 0 and kept.get("taken"):
                _book(session, kept["taken"])
            _end_if_past(session, day, kept)
    if "taken" in text:  # of a course: the same people at each meeting
        people = [person for each in sessions for person in visitors(each, text["taken"])]
        book(people, "Nordvind A/S", "people@nordvind.example")


def _days(kept: dict[str, Any], monday: date, used: set[date]) -> Iterator[date]:
    """A series leaves holidays out; a single date is held another week instead."""
    weeks = kept.get("weeks", 1)
    for week in range(weeks):
        day = monday + timedelta(days=kept["day"], weeks=week)
        another = timedelta(weeks=1 if kept["day"] >= 0 else -1)
        while weeks == 1 and (holiday_name(day) or day in used):
            day += another
        if not holiday_name(day):
            used.add(day)
            yield day


def _session(event: Event, kept: dict[str, Any], day: date) -> Session:
    """A past one is moved back when people have booked it."""
    shown = max(day, timezone.localdate() + timedelta(days=1))
    session = Session.objects.create(
        event=event,
        starts=utc(shown, kept["begins"]),
        ends=utc(shown, kept["ends"]),
        state=Session.State.OPEN,
        topic_en=kept.get("topic_en", ""),
        topic_da=kept.get("topic_da", ""),
    )
    Quota.objects.create(session=session, size=event.seats)
    return session


def _book(session: Session, taken: int) -> None:
    book(visitors(session, taken), "Newcomers' Network", "hello@newcomers-network.example")


def _end_if_past(session: Session, day: date, kept: dict[str, Any]) -> None:
    """Nearly everybody came."""
    if day >= timezone.localdate():
        return
    begins: time = kept["begins"]
    starts, ends = utc(day, begins), utc(day, kept["ends"])
    Session.objects.filter(pk=session.pk).update(starts=starts, ends=ends)
    came = list(session.attendees.order_by("pk").values_list("pk", flat=True))
    missed = came[::9]
    session.attendees.update(state=Attendee.State.SERVED, arrived_at=starts, finished_at=ends)
    session.attendees.filter(pk__in=missed).update(
        state=Attendee.State.NO_SHOW, arrived_at=None, finished_at=None
    )
