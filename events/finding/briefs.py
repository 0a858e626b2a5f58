"""What lists know of an event: read in one query, without a model for each of five tables."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Case, DateTimeField, OuterRef, Subquery, When
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from events.models import AUDIENCES, Event, Session, Spoken

REGISTRATION = "registration"  # among the categories
ONLINE = "online"  # among the places
LANGUAGES = {
    Spoken.ENGLISH.value: gettext_lazy("English"),
    Spoken.DANISH.value: gettext_lazy("Danish"),
}
SPOKEN = {**{code: (code,) for code in LANGUAGES}, Spoken.BOTH.value: tuple(LANGUAGES)}

BILINGUAL = ("title", "price", "category__name", "centre__name")
PLAIN = (
    *("pk", "kind", "slug", "spoken", "sign_up", "opens_days", "closes_hours", "online_link"),
    "follows_id",
    *(f"for_{audience}" for audience in AUDIENCES),
    *("category_id", "category__key", "category__position", "organiser__key", "organiser__name"),
    *("venue__name", "venue__post_town", "venue__municipality__code", "centre__host__code"),
)
MUNICIPALITIES = ("venue__municipality", "centre__host")
SEARCHED = (
    *("title_en", "title_da", "summary_en", "summary_da", "organiser__name"),
    *("category__name_en", "category__name_da", "venue__name", "venue__post_town"),
    *("centre__name_en", "centre__name_da", "centre__city_en", "centre__city_da"),
)


@dataclass(frozen=True, slots=True)
class Brief:
    """An event in the reader's language. It has the sign-up rules of the event it is of."""

    pk: int
    is_registration: bool
    begins: datetime | None  # of a course: its first meeting
    title: str
    url: str
    price: str
    category: str
    category_id: int | None
    place: str
    sign_up: str
    opens_days: int | None
    closes_hours: int
    is_for_attendees: bool  # nobody else can sign up
    values: Mapping[str, tuple[str, ...]]  # by which it is found, for each kind of choice
    labels: Mapping[tuple[str, str], tuple[int, str]]  # place among its like and name, of those
    text: str  # that is searched, in small letters; empty unless it was asked for

    @property
    def is_for_some(self) -> bool:
        """What is in confidence is in no calendar."""
        return self.is_for_attendees

    def is_offered(self, day: date) -> bool:
        """Whether somebody can sign up for what is on this day; for a course, at its beginning."""
        return self.begins is None or timezone.localdate(self.begins) == day


def briefs(of: Any, *, with_text: bool = False) -> dict[int, Brief]:
    """Of these events, by id. ``of``: ids, or a query for them."""
    language = (get_language() or "en").split("-")[0]
    localised = [f"{name}_{code}" for name in BILINGUAL for code in dict.fromkeys((language, "en"))]
    names = [f"{one}__{field}" for one in MUNICIPALITIES for field in ("name", "english_name")]
    columns = dict.fromkeys([*PLAIN, *localised, *names, *(SEARCHED if with_text else ())])
    events = Event.objects.filter(pk__in=of).annotate(begins=_first_meeting())
    rows = events.values(*columns, "begins")
    address = reverse("events:event", args=["-"])
    return {row["pk"]: _brief(row, language, address, with_text=with_text) for row in rows}


def _first_meeting() -> Case:
    """Only of courses, which are signed up for before it."""
    meetings = Session.objects.filter(event=OuterRef("pk"), state=Session.State.OPEN)
    first = Subquery(meetings.order_by("starts").values("starts")[:1])
    return Case(When(kind=Event.Kind.COURSE, then=first), output_field=DateTimeField())


def _brief(row: dict[str, Any], language: str, address: str, *, with_text: bool) -> Brief:
    registration = row["kind"] == Event.Kind.REGISTRATION
    category = _("Registration days") if registration else _in(language, row, "category__name")
    towns = dict(_towns(row, language))
    online = {ONLINE: _("Online")} if row["online_link"] else {}
    key = REGISTRATION if registration else row["category__key"]
    values = {
        "category": (key,) if key else (),
        "audience": tuple(one for one in AUDIENCES if row[f"for_{one}"]),
        "language": SPOKEN[row["spoken"]],
        "place": (*towns, *online),
        "organiser": (row["organiser__key"],) if row["organiser__key"] else (),
    }
    names = {("place", code): (0, name) for code, name in towns.items()}
    names |= {("place", code): (1, name) for code, name in online.items()}
    if category and not registration:
        names["category", key] = (row["category__position"] or 0, category)
    if row["organiser__key"]:
        names["organiser", row["organiser__key"]] = (0, row["organiser__name"])
    return Brief(
        pk=row["pk"],
        is_registration=registration,
        begins=row["begins"],
        title=_in(language, row, "title"),
        url=address.replace("/-/", f"/{row['slug']}/"),
        price=_in(language, row, "price"),
        category=category,
        category_id=row["category_id"],
        place=_place(row, language),
        sign_up=row["sign_up"],
        opens_days=row["opens_days"],
        closes_hours=row["closes_hours"],
        is_for_attendees=row["kind"] == Event.Kind.TALKS and row["follows_id"] is not None,
        values=values,
        labels=names,
        text=" ".join(row[name] or "" for name in SEARCHED).casefold() if with_text else "",
    )


def _in(language: str, row: dict[str, Any], name: str) -> str:
    return row[f"{name}_{language}"] or row[f"{name}_en"] or ""


def _towns(row: dict[str, Any], language: str) -> Iterator[tuple[str, str]]:
    """Municipality code and name: where people go, at the venue or else at the centre."""
    at = next((one for one in MUNICIPALITIES if row[f"{one}__code"]), None)
    if at:
        english = "" if language == "da" else row[f"{at}__english_name"]
        yield row[f"{at}__code"], english or row[f"{at}__name"]


def _place(row: dict[str, Any], language: str) -> str:
    """Short: the address is on the event's own page."""
    if venue := row["venue__name"]:
        town = row["venue__post_town"]
        return venue if town.split()[0] in venue else f"{venue}, {town}"
    return _in(language, row, "centre__name") or (_("Online") if row["online_link"] else "")
