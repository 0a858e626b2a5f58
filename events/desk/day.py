"""A day at a centre, or one event, as the arrivals desk sees it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any

from anyascii import anyascii
from django.db.models import Count, Prefetch, Q
from django.utils import timezone

from events.desk import notes as desk_notes
from events.desk.arrivals import punctuality
from events.desk.notes import DeskNote
from events.models import Attendee, AttendeeQuerySet, Booking, Event, SeatClaim, Session
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
    still_missing: int = 0  # of her party at this date, she among them

    @property
    def is_walk_in(self) -> bool:
        return self.attendee.booking.kind == Booking.Kind.WALK_IN

    @property
    def is_guest(self) -> bool:
        """Whom somebody else brings along."""
        return self.attendee.number > 0 and self.attendee.booking.kind == Booking.Kind.SIGN_UP

    @property
    def is_registration(self) -> bool:
        return self.attendee.session.event.kind == Event.Kind.REGISTRATION

    @property
    def has_own_time(self) -> bool:
        """Whether she comes at a time of her own, and not when everybody does."""
        own = (Event.Kind.REGISTRATION, Event.Kind.TALKS)
        return self.attendee.session.event.kind in own

    @cached_property
    def search_text(self) -> str:
        """Name, company, reference and ticket, without accents: what typing finds."""
        person = self.attendee
        words = [person.full_name, person.booking.organisation, person.booking.reference]
        if person.booking.kind == Booking.Kind.SIGN_UP:
            words.append(person.booking.contact_name)  # a guest without a name is found by hers
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
        if not self.has_own_time:
            return ""
        if person.arrived_at is not None:
            return punctuality(starts, person.arrived_at)
        if person.state == Attendee.State.EXPECTED and self.now > starts:
            return punctuality(starts, self.now)
        return ""

    @property
    def next_step(self) -> str:
        """The one thing the desk does next: a name of ``events.desk.arrivals``, or nothing.

        At an event nobody is served, and who is late may come after all.
        """
        if not self.is_registration:
            to_come = (Attendee.State.EXPECTED, Attendee.State.NO_SHOW)
            return "arrive" if self.attendee.state in to_come else ""
        steps = {Attendee.State.EXPECTED: "arrive", Attendee.State.ARRIVED: "serve"}
        return steps.get(Attendee.State(self.attendee.state), "")


def plain(text: str) -> str:
    return anyascii(text).casefold()


def _order(visitor: Visitor) -> tuple[Any, ...]:
    """By time and company, then by name as one looks for it: Ș where S is."""
    person = visitor.attendee
    names = plain(person.booking.organisation), plain(person.full_name)
    return (person.session.starts, *names, person.pk)


def _by_party(visitor: Visitor) -> tuple[Any, ...]:
    """By the name one signs in with at the door, guests after her who brought them."""
    person = visitor.attendee
    leads = person.booking.contact_name if visitor.is_guest else person.full_name
    unnamed = visitor.is_walk_in and not person.given_name
    party = (person.booking_id, person.number)
    return (unnamed, person.session.starts, plain(leads), *party, person.pk)


def attendees_on(centre: Centre, day: date) -> AttendeeQuerySet:
    """Whom the centre registers on that day; its events have lists of their own."""
    starts, ends = day_bounds(day)
    return _rows().filter(
        session__event__centre=centre,
        session__event__kind=Event.Kind.REGISTRATION,
        session__starts__range=(starts, ends),
    )


def attendees_at(sessions: Iterable[Session]) -> AttendeeQuerySet:
    """Everybody at these dates of one event."""
    return _rows().filter(session__in=[session.pk for session in sessions])


def _rows() -> AttendeeQuerySet:
    return (
        Attendee.objects.coming()
        .exclude(session__state=Session.State.CANCELLED)
        .select_related(
            "session__event__centre", "session__event__venue", "booking", "missing_document"
        )
        .prefetch_related(CLAIMS)
    )


def those_with(attendee: Attendee) -> Iterable[Attendee]:
    """Everybody registered at the same centre on the same day; nobody, at an ordinary event."""
    event = attendee.session.event
    if event.kind != Event.Kind.REGISTRATION or event.centre is None:
        return ()
    return attendees_on(event.centre, timezone.localdate(attendee.session.starts))


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


def guests(attendees: Iterable[Attendee]) -> list[Visitor]:
    """The people of an event, each with how many of her party are still to come."""
    people = list(attendees)
    notes = desk_notes.notes_for(people)
    missing = _missing_of_parties(people)
    now = timezone.now()
    rows = (
        Visitor(one, notes.get(one.pk), now, missing.get((one.booking_id, one.session_id), 0))
        for one in people
    )
    return sorted(rows, key=_by_party)


def _missing_of_parties(people: Iterable[Attendee]) -> dict[tuple[int, int], int]:
    """By booking and session, whoever of the party is in the list."""
    parties = {one.booking_id for one in people if one.booking.kind == Booking.Kind.SIGN_UP}
    expected = Attendee.objects.expected().filter(booking__in=parties).order_by()
    rows = expected.values_list("booking", "session").annotate(n=Count("pk"))
    return {(booking, session): n for booking, session, n in rows}


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


def found_elsewhere(asked: str, *, among: AttendeeQuerySet, day: date) -> list[Attendee]:
    """People who are expected on another day, or somewhere else; the nearest days first.

    ``among``: whom this desk may receive.
    """
    words = code_in(asked).split()
    if not words:
        return []
    people = among.coming()
    for word in words:
        people = people.filter(_has(word))
    near = timedelta(days=DAYS_ELSEWHERE)
    first, last = day_bounds(day)
    those = list(
        people.filter(session__starts__range=(first - near, last + near))
        .exclude(session__state=Session.State.CANCELLED)
        .select_related("session__event__centre", "session__event__venue", "booking")
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
