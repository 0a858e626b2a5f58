"""Who has to know what became of a date, whoever changed it: one mail a person.

Somebody may have seats on five dates, for herself and for three friends, and wait for a sixth. She
is one address, so she gets one mail: a ``ChangeNotice`` remembers which dates, and how they were.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from django.conf import settings
from django.db.models import Q
from django.utils import timezone, translation

from events.emails import dates_cancelled, session_cancelled, session_changed
from events.models import (
    Attendee,
    ChangeNotice,
    Event,
    SeatClaim,
    Session,
    WaitlistEntry,
)
from events.signals import send_sessions_changed
from outbox.mail import post_many

Was = Mapping[str, str]


@dataclass
class Concerned:
    """An address, and the dates at which it has seats or a place in line."""

    email: str
    sessions: set[int] = field(default_factory=set)


def concerned_by(event: Event, sessions: Collection[int]) -> dict[str, Concerned]:
    """Whoever comes to these dates, holds seats there or waits for one, by lowercased address."""
    return _concerned(event, sessions, _coming(sessions))


def _concerned(
    event: Event, sessions: Collection[int], people: Iterable[Attendee]
) -> dict[str, Concerned]:
    named = ((_address(person), person.session_id) for person in people)
    return _by_address([*named, *_holding(sessions), *_waiting(event, sessions)])


def _by_address(pairs: Iterable[tuple[str, int]]) -> dict[str, Concerned]:
    found: dict[str, Concerned] = {}
    for email, session_id in pairs:
        found.setdefault(email.lower(), Concerned(email)).sessions.add(session_id)
    return found


def _coming(sessions: Collection[int]) -> list[Attendee]:
    people = Attendee.objects.filter(session__in=sessions, state=Attendee.State.EXPECTED)
    return list(people.select_related("booking").order_by("pk"))


def _address(person: Attendee) -> str:
    """Whoever has no address of her own, or no name yet, is told by her who signed up."""
    return person.email or person.booking.contact_email


def _holding(sessions: Collection[int]) -> Iterator[tuple[str, int]]:
    held = SeatClaim.objects.filter(quota__session__in=sessions, attendee=None)
    return held.values_list("booking__contact_email", "quota__session_id").iterator()


def _waiting(event: Event, sessions: Collection[int]) -> Iterator[tuple[str, int]]:
    """For one of the dates, or for the course that they are meetings of."""
    line = WaitlistEntry.objects.filter(state__in=WaitlistEntry.STANDING)
    of_dates = line.filter(Q(session__in=sessions) | Q(event=event, session=None))
    for email, session_id in of_dates.values_list("contact_email", "session_id"):
        yield from ((email, pk) for pk in ([session_id] if session_id else sessions))


def tell_changed(event: Event, was: Mapping[int, Was | None]) -> int:
    """Post the mails about dates that moved, or are new (None); how many people have one coming.

    ``was``: how each was, by session id (``as_was``). Call it after the change, in its transaction,
    with the quotas locked: then nobody books in between and reads the old time.
    """
    concerned = _concerned(event, was, send_sessions_changed(_coming(was)))
    post_many(session_changed, [each.pk for each in _notices(event, concerned.values(), was)])
    return len(concerned)


def _notices(
    event: Event, concerned: Iterable[Concerned], was: Mapping[int, Was | None]
) -> list[ChangeNotice]:
    return ChangeNotice.objects.bulk_create(
        ChangeNotice(
            event=event,
            email=each.email,
            dates={str(pk): was[pk] for pk in sorted(each.sessions)},
        )
        for each in concerned
    )


@dataclass
class CalledOff:
    """Who has to know that something is called off."""

    people: list[Attendee] = field(default_factory=list)
    parties: list[tuple[str, Session]] = field(default_factory=list)  # not confirmed, or in line
    holders: set[int] = field(default_factory=set)  # bookings that hold seats without names


def tell_called_off(news: CalledOff) -> None:
    """One mail to each address: about her one appointment, or about all that concerns her."""
    named = [(_address(person), person.session) for person in news.people]
    rows = Counter(email.lower() for email, _session in [*named, *news.parties])
    alone = [person for person in news.people if person.email and rows[person.email.lower()] == 1]
    post_many(session_cancelled, [person.pk for person in alone])
    told = {person.email.lower() for person in alone}
    sessions = {session.pk: session for _email, session in [*named, *news.parties]}
    pairs = ((email, session.pk) for email, session in [*named, *news.parties])
    rest = [each for email, each in _by_address(pairs).items() if email not in told]
    was = {pk: as_was(session) for pk, session in sessions.items()}
    for event in {session.event_id: session.event for session in sessions.values()}.values():
        mine = [each for each in rest if sessions[min(each.sessions)].event_id == event.pk]
        post_many(dates_cancelled, [notice.pk for notice in _notices(event, mine, was)])


def as_was(session: Session) -> Was:
    """Its time and place, for ``tell_changed`` once they are others."""
    with translation.override("en"):
        return {
            "starts": session.starts.isoformat(),
            "ends": session.ends.isoformat(),
            "location": session.location,
        }


def forget_notices() -> int:
    """The addresses of a while ago; a mail that could not be sent until then is given up."""
    old = ChangeNotice.objects.filter(
        made_at__lt=timezone.now() - settings.RETENTION["notices"].period
    )
    return old.delete()[0]
