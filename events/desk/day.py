"""A day at a centre as the arrivals desk sees it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any

from anyascii import anyascii
from django.db.models import Prefetch, Q
from django.utils import timezone

from events.desk import notes as desk_notes
from events.desk.arrivals import punctuality
from events.desk.notes import DeskNote
from events.models import Attendee, SeatClaim, Session
from events.tickets import code_in
from guidance.models import Authority, Centre

# Each person's desks, in one query however many they are.
CLAIMS = Prefetch("claims", SeatClaim.objects.select_related("quota__authority").order_by("quota"))


@dataclass(frozen=True)
class Visitor:
    """One person of the day, with all that the row at the desk shows."""

    attendee: Attendee
    note: DeskNote | None
    now: datetime

    @cached_property
    def search_text(self) -> str:
        """Name, company, reference and ticket, without accents: what typing finds."""
        person = self.attendee
        words = (person.full_name, person.booking.organisation, person.booking.reference)
        return " " + plain(" ".join((*words, person.ticket_code))).replace("-", " ")

    @property
    def desks(self) -> Sequence[Authority]:
        claims = self.attendee.claims.all()
        return [claim.quota.authority for claim in claims if claim.quota.authority]

    @property
    def punctuality(self) -> str:
        """Early or late: by arrival, or by now for somebody who should be here."""
        person = self.attendee
        starts = person.session.starts
        if person.arrived_at is not None:
            return punctuality(starts, person.arrived_at)
        if person.state == Attendee.State.EXPECTED and self.now > starts:
            return punctuality(starts, self.now)
        return ""

    @property
    def next_step(self) -> str:
        """The one thing the desk does next: a name of ``events.desk.arrivals``, or nothing."""
        steps = {Attendee.State.EXPECTED: "arrive", Attendee.State.ARRIVED: "serve"}
        return steps.get(Attendee.State(self.attendee.state), "")


def plain(text: str) -> str:
    return anyascii(text).casefold()


def _order(visitor: Visitor) -> tuple[Any, ...]:
    """By time and company, then by name as one looks for it: Ș where S is."""
    person = visitor.attendee
    names = plain(person.booking.organisation), plain(person.full_name)
    return (person.session.starts, *names, person.pk)


def attendees_on(centre: Centre, day: date) -> Iterable[Attendee]:
    starts, ends = day_bounds(day)
    return (
        Attendee.objects.coming()
        .filter(session__event__centre=centre, session__starts__range=(starts, ends))
        .exclude(session__state=Session.State.CANCELLED)
        .select_related("session__event__centre", "booking", "missing_document")
        .prefetch_related(CLAIMS)
    )


def those_with(attendee: Attendee) -> Iterable[Attendee]:
    """Everybody on the list that she is on; nobody, where her event belongs to no centre."""
    centre = attendee.session.event.centre
    return attendees_on(centre, timezone.localdate(attendee.session.starts)) if centre else ()


def day_bounds(day: date) -> tuple[datetime, datetime]:
    """First and last moment of the day here, whatever the clock does that night."""
    zone = timezone.get_current_timezone()
    midnight = datetime.combine(day, datetime.min.time(), zone)
    next_midnight = datetime.combine(day + timedelta(days=1), datetime.min.time(), zone)
    return midnight, next_midnight - timedelta(microseconds=1)


def visitors(attendees: Iterable[Attendee]) -> list[Visitor]:
    """The people with their notes from above (readiness), asked for all at once."""
    people = list(attendees)
    notes = desk_notes.notes_for(people)
    now = timezone.now()
    return sorted((Visitor(person, notes.get(person.pk), now) for person in people), key=_order)


def found(people: Sequence[Visitor], asked: str) -> list[Visitor]:
    """Those whose name, company, reference or ticket has every word that was typed.

    At the beginning of a word, as one spells a name; only where nobody has it there, anywhere.
    """
    words = plain(code_in(asked)).replace("-", " ").split()
    for before in (" ", ""):
        those = [each for each in people if all(before + w in each.search_text for w in words)]
        if those:
            return those
    return []


MOST_ELSEWHERE = 10
DAYS_ELSEWHERE = 60


def found_elsewhere(asked: str, *, centre: Centre, day: date) -> list[Attendee]:
    """People who are expected on another day, or at another centre; the nearest days first."""
    words = code_in(asked).split()
    if not words:
        return []
    people = Attendee.objects.coming().exclude(session__event__centre=None)
    for word in words:
        people = people.filter(_has(word))
    near = timedelta(days=DAYS_ELSEWHERE)
    first, last = day_bounds(day)
    those = list(
        people.filter(session__starts__range=(first - near, last + near))
        .exclude(session__event__centre=centre, session__starts__range=(first, last))
        .exclude(session__state=Session.State.CANCELLED)
        .select_related("session__event__centre", "booking")
        .order_by("session__starts", "given_name", "pk")[: 10 * MOST_ELSEWHERE]
    )
    those.sort(key=lambda person: abs(timezone.localdate(person.session.starts) - day))
    return those[:MOST_ELSEWHERE]


def _has(word: str) -> Q:
    fields = ("given_name", "family_name", "booking__organisation")
    anywhere = Q(ticket_code__iexact=word) | Q(booking__reference__iexact=word)
    for field in fields:
        anywhere |= Q(**{f"{field}__icontains": word})
    return anywhere


@dataclass(frozen=True)
class Load:
    """How many people one authority has in one hour, and how far they are."""

    authority: Authority
    hour: datetime
    to_come: int
    here: int
    served: int
    not_served: int

    @property
    def until(self) -> datetime:
        return self.hour + timedelta(hours=1)


def load_by_hour(people: Iterable[Visitor]) -> list[Load]:
    counts: dict[tuple[int, datetime], Counter[str]] = {}
    authorities: dict[int, Authority] = {}
    for person in people:
        starts = timezone.localtime(person.attendee.session.starts)
        hour = starts.replace(minute=0, second=0, microsecond=0)
        for authority in person.desks:
            authorities[authority.pk] = authority
            counter = counts.setdefault((authority.pk, hour), Counter())
            counter[_stage(person.attendee)] += 1
    return [
        Load(authorities[pk], hour, **{stage: counter[stage] for stage in (*STAGES.values(), LOST)})
        for (pk, hour), counter in sorted(
            counts.items(), key=lambda item: (item[0][1], authorities[item[0][0]].desk_order)
        )
    ]


STAGES = {
    Attendee.State.EXPECTED: "to_come",
    Attendee.State.ARRIVED: "here",
    Attendee.State.SERVED: "served",
}
LOST = "not_served"  # sent away, or did not come


def _stage(attendee: Attendee) -> str:
    return STAGES.get(Attendee.State(attendee.state), LOST)
