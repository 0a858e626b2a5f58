"""Who comes to an event, as its staff look at them: by date, state and name, parties together."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby

from django.db.models import Exists, Max, OuterRef, Q, Sum
from django.utils import timezone

from events.models import (
    Answer,
    Attendee,
    AttendeeQuerySet,
    Booking,
    Event,
    Quota,
    SeatClaim,
    Session,
    WaitlistEntry,
)

ALL = "all"


@dataclass(frozen=True)
class Wanted:
    """What is looked for. ``state``: of Attendee, ALL, or empty for who has a seat."""

    session: Session | None = None  # None: every date
    state: str = ""
    words: str = ""


@dataclass(frozen=True)
class Group:
    """Those of one booking at one date."""

    booking: Booking
    session: Session
    people: Sequence[Attendee]
    answers: Sequence[Answer]

    @property
    def size(self) -> int:
        return len(self.people)


@dataclass(frozen=True)
class Figures:
    """Of one date, or of all that are looked at."""

    coming: int
    unconfirmed: int
    without_name: int
    free: int


def people_of(event: Event, wanted: Wanted) -> AttendeeQuerySet:
    """By date, then by who signed up, the first of a party first."""
    people = Attendee.objects.filter(session__event=event).select_related("booking", "session")
    if wanted.session is not None:
        people = people.filter(session=wanted.session)
    if not wanted.state:
        people = people.coming()
    elif wanted.state != ALL:
        people = people.filter(state=wanted.state)
    for word in wanted.words.split()[:5]:
        people = people.filter(_says(word))
    return people.order_by("session__starts", "booking__contact_name", "booking", "number", "pk")


def _says(word: str) -> Q:
    own = Q(given_name__icontains=word) | Q(family_name__icontains=word) | Q(email__icontains=word)
    of_booking = Q(booking__contact_name__icontains=word) | Q(booking__organisation__icontains=word)
    return own | of_booking | Q(booking__reference__iexact=word) | Q(ticket_code__iexact=word)


def grouped(people: Iterable[Attendee]) -> list[Group]:
    """As they stand, with the answers that are still kept; one query for those."""
    people = list(people)
    answers = answers_of({person.booking_id for person in people})
    return [
        Group(same[0].booking, same[0].session, same, answers.get(same[0].booking_id, []))
        for _key, each in groupby(people, key=lambda one: (one.session_id, one.booking_id))
        if (same := list(each))
    ]


def answers_of(bookings: Collection[int]) -> dict[int, list[Answer]]:
    """By booking. What is due to be deleted is not shown any more, even before the clock runs."""
    now = timezone.now()
    seats = Attendee.objects.filter(booking__in=bookings).order_by().values("booking")
    ended = dict(seats.annotate(last=Max("session__ends")).values_list("booking", "last"))
    found: dict[int, list[Answer]] = {}
    gone = Q(attendee__state=Attendee.State.CANCELLED)
    answers = Answer.objects.filter(booking__in=bookings).exclude(gone)
    answers = answers.select_related("question", "attendee")
    for answer in answers.order_by("question__position", "question_id", "pk"):
        if ended[answer.booking_id] + timedelta(days=answer.question.keep_days) > now:
            found.setdefault(answer.booking_id, []).append(answer)
    return found


def unconfirmed(event: Event, session: Session | None) -> list[Booking]:
    """Sign-ups whose mail nobody has answered yet; never seats offered to the line."""
    offered = WaitlistEntry.objects.filter(booking=OuterRef("pk"))
    at = Q(claims__quota__session__event=event)
    if session is not None:
        at = Q(claims__quota__session=session)
    holds = Booking.objects.holding().filter(at, ~Exists(offered), kind=Booking.Kind.SIGN_UP)
    return list(holds.distinct().order_by("created_at"))


def figures(event: Event, session: Session | None) -> Figures:
    sessions = [session] if session else list(event.sessions.upcoming())
    quotas = Quota.objects.filter(session__in=sessions, authority=None)
    seats = quotas.aggregate(size=Sum("size"), taken=Sum("taken"))
    held = SeatClaim.objects.filter(attendee=None, quota__in=quotas).values("booking__kind")
    by_kind = dict(held.annotate(n=Sum("seats")).values_list("booking__kind", "n"))
    return Figures(
        coming=Attendee.objects.coming().filter(session__in=sessions).count(),
        unconfirmed=by_kind.get(Booking.Kind.SIGN_UP, 0),
        without_name=by_kind.get(Booking.Kind.ALLOTMENT, 0),
        free=(seats["size"] or 0) - (seats["taken"] or 0),
    )


def default_session(event: Event) -> Session | None:
    """The date that is looked at first: the next one, or the last that was."""
    open_ = event.sessions.exclude(state=Session.State.CANCELLED)
    coming = open_.filter(ends__gt=timezone.now()).order_by("starts").first()
    return coming or open_.order_by("-starts").first()
