"""The roll of a course: its meetings, and everybody who has a seat there with what became of it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from events.models import Attendee, Booking, Event, Session

CAME = (Attendee.State.ARRIVED, Attendee.State.SERVED)


@dataclass(frozen=True)
class Participant:
    """One person in a course. A seat that was handed over is the next one's from then on."""

    seats: Sequence[Attendee]  # that stand, by time; at least one

    @property
    def named(self) -> Attendee:
        """As she signed up, or was named last; the first seat where nobody is named yet."""
        named = (seat for seat in reversed(self.seats) if seat.given_name)
        return next(named, self.seats[0])

    @property
    def first(self) -> Attendee:
        return self.seats[0]

    @property
    def name(self) -> str:
        return self.named.full_name

    @property
    def is_named(self) -> bool:
        return bool(self.named.given_name)

    @property
    def email(self) -> str:
        return next((seat.email for seat in reversed(self.seats) if seat.email), "")

    @property
    def attended(self) -> list[Attendee]:
        return [seat for seat in self.seats if seat.state in CAME]


@dataclass(frozen=True)
class Roll:
    event: Event
    meetings: Sequence[Session]  # by time, without those that were called off
    people: Sequence[Participant]  # by name

    @property
    def needed(self) -> int:
        """Meetings for a certificate, rounded up; 0 where the course gives none."""
        percent = self.event.attendance_percent or 0
        return -(-percent * len(self.meetings) // 100)

    def has_enough(self, person: Participant) -> bool:
        return bool(self.needed) and len(person.attended) >= self.needed


def roll_of(event: Event) -> Roll:
    """Two queries, however many they are."""
    meetings = list(meetings_of(event))
    seats = Attendee.objects.coming().filter(session__in=meetings).select_related("booking")
    known = {meeting.pk: meeting for meeting in meetings}
    people = list(_people(seats.order_by("session__starts", "pk"), known))
    people.sort(key=lambda person: (not person.is_named, person.name.casefold(), person.first.pk))
    return Roll(event, meetings, people)


def meetings_of(event: Event) -> Iterable[Session]:
    """Those that are or were held."""
    return Session.objects.filter(
        event=event, state=Session.State.OPEN, admission=Session.Admission.ORDINARY
    )


def _people(seats: Iterable[Attendee], known: dict[int, Session]) -> Iterator[Participant]:
    places: dict[tuple[object, ...], list[Attendee]] = {}
    for seat in seats:
        seat.session = known[seat.session_id]
        places.setdefault(_place_in_booking(seat), []).append(seat)
    for same in places.values():
        yield from map(Participant, _one_after_another(same))


def _place_in_booking(seat: Attendee) -> tuple[object, ...]:
    """In a sign-up each has her number; those whom an organisation brings have their names."""
    if seat.booking.kind == Booking.Kind.SIGN_UP:
        return seat.booking_id, seat.number
    name = seat.full_name.casefold() if seat.given_name else seat.pk
    return seat.booking_id, seat.number, seat.email.lower() or name


def _one_after_another(seats: Iterable[Attendee]) -> list[list[Attendee]]:
    """Those of one place, by time: another address is another person, a new name is not."""
    people: list[list[Attendee]] = []
    email = ""
    for seat in seats:
        if not people or (email and seat.email and seat.email.lower() != email):
            people.append([])
        people[-1].append(seat)
        email = seat.email.lower() or email
    return people
