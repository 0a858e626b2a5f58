"""A day at a centre as the arrivals desk sees it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property

from anyascii import anyascii
from django.db.models import Prefetch
from django.utils import timezone

from events.desk import notes as desk_notes
from events.desk.arrivals import punctuality
from events.desk.notes import DeskNote
from events.models import Attendee, SeatClaim, Session
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
        return plain(" ".join((*words, person.ticket_code)))

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


def attendees_on(centre: Centre, day: date) -> Iterable[Attendee]:
    starts, ends = day_bounds(day)
    return (
        Attendee.objects.coming()
        .filter(session__event__centre=centre, session__starts__range=(starts, ends))
        .exclude(session__state=Session.State.CANCELLED)
        .select_related("session__event__centre", "booking", "missing_document")
        .prefetch_related(CLAIMS)
        .order_by("session__starts", "booking__organisation", "given_name", "family_name", "pk")
    )


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
    return [Visitor(person, notes.get(person.pk), now) for person in people]


def found(people: Iterable[Visitor], asked: str) -> list[Visitor]:
    """Those whose name, company, reference or ticket has every word that was typed."""
    words = plain(asked).split()
    return [person for person in people if all(word in person.search_text for word in words)]


@dataclass(frozen=True)
class Load:
    """How many people one authority has in one hour, and how many of them are through."""

    authority: Authority
    hour: datetime
    expected: int
    here: int
    done: int


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
        Load(authorities[pk], hour, counter["expected"], counter["here"], counter["done"])
        for (pk, hour), counter in sorted(
            counts.items(), key=lambda item: (item[0][1], authorities[item[0][0]].desk_order)
        )
    ]


def _stage(attendee: Attendee) -> str:
    if attendee.state == Attendee.State.EXPECTED:
        return "expected"
    return "here" if attendee.state == Attendee.State.ARRIVED else "done"
