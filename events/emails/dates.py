"""Mails about dates that were changed, one to a person however many dates."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.utils import timezone, translation

from events.calendar_files import appointment_calendar, as_attachment
from events.models import Attendee, Booking, ChangeNotice, Session, WaitlistEntry
from outbox.letters import Attachment, Letter, absolute, mail


@dataclass(frozen=True)
class DateNews:
    """One date as it was and as it is, and which of the reader's people come to it."""

    session: Session
    was: Mapping[str, str] | None
    people: Sequence[Attendee]

    @property
    def was_starts(self) -> datetime | None:
        return timezone.localtime(datetime.fromisoformat(self.was["starts"])) if self.was else None

    @property
    def was_ends(self) -> datetime | None:
        return timezone.localtime(datetime.fromisoformat(self.was["ends"])) if self.was else None

    @property
    def has_moved(self) -> bool:
        now = (self.session.starts, self.session.ends)
        return self.was is not None and (self.was_starts, self.was_ends) != now

    @property
    def is_elsewhere(self) -> bool:
        with translation.override("en"):
            return self.was is not None and self.was["location"] != self.session.location

    @property
    def is_news(self) -> bool:
        """Not where it was put back before the mail went out."""
        return self.was is None or self.has_moved or self.is_elsewhere


@dataclass(frozen=True)
class Reader:
    """Who reads a notice, and what she has at these dates as things are now."""

    people: Sequence[Attendee]
    bookings: Sequence[Booking]  # hers, so that she may open them
    entries: Sequence[WaitlistEntry]

    @property
    def is_known(self) -> bool:
        """Not once her data were deleted, or she has given up what was changed."""
        return bool(self.people or self.bookings or self.entries)

    @property
    def language(self) -> str:
        mine: Sequence[Attendee | Booking | WaitlistEntry]
        mine = [*self.bookings, *self.people, *self.entries]
        return mine[0].language

    @property
    def name(self) -> str:
        named: list[Booking | WaitlistEntry] = [*self.bookings, *self.entries]
        return named[0].contact_name if named else self.people[0].given_name

    @property
    def link(self) -> str:
        """Where seats or a place in line are given back; none for whom somebody else signed up.

        A company changes what it has on its own pages, which are not known here.
        """
        own = [each for each in self.bookings if each.kind != Booking.Kind.GROUP]
        mine: list[Booking | WaitlistEntry] = [*own, *self.entries]
        return mine[0].link if mine else ""


@mail("events.session_changed")
def session_changed(pk: int) -> Letter | None:
    """Your date has another time or place: what it was, what it is, and the new calendar entry."""
    notice = ChangeNotice.objects.select_related("event__organiser", "event__centre").get(pk=pk)
    reader = Reader(_people(notice), _bookings(notice), _entries(notice))
    dates = [news for news in _dates(notice, reader) if news.is_news]
    if not dates or not reader.is_known:
        return None
    context = {
        "event": notice.event,
        "dates": dates,
        "only": dates[0] if len(dates) == 1 else None,
        "reader": reader,
        "waits": not (reader.people or reader.bookings),
    }
    return Letter(
        notice.email,
        reader.language,
        "events/session_changed",
        context,
        attachments=_calendar_entries(reader, dates),
        reply_to=_organiser_address(notice),
    )


@mail("events.dates_cancelled")
def dates_cancelled(pk: int) -> Letter | None:
    """We had to call dates off: sorry, which, why, and where to find others."""
    notice = ChangeNotice.objects.select_related("event__organiser", "event__centre").get(pk=pk)
    reader = Reader(
        _people(notice, Attendee.State.CANCELLED),
        _last_booking(notice),
        _entries(notice, WaitlistEntry.State.OVER),
    )
    if not reader.is_known:
        return None
    sessions = Session.objects.filter(pk__in=notice.dates, state=Session.State.CANCELLED)
    dates = [
        DateNews(session, None, [each for each in reader.people if each.session_id == session.pk])
        for session in sessions.select_related("event__venue", "event__centre")
    ]
    return Letter(
        notice.email,
        reader.language,
        "events/dates_cancelled",
        {"event": notice.event, "dates": dates, "reader": reader},
        attachments=_calendar_entries(reader, dates),
        reply_to=_organiser_address(notice),
    )


def _dates(notice: ChangeNotice, reader: Reader) -> list[DateNews]:
    sessions = Session.objects.upcoming().filter(pk__in=notice.dates)
    return [
        DateNews(
            session,
            notice.dates[str(session.pk)],
            [person for person in reader.people if person.session_id == session.pk],
        )
        for session in sessions.select_related("event__venue", "event__centre")
    ]


def _people(notice: ChangeNotice, state: str = Attendee.State.EXPECTED) -> list[Attendee]:
    own = Q(email__iexact=notice.email) | Q(email="", booking__contact_email__iexact=notice.email)
    people = Attendee.objects.filter(own, session__in=notice.dates, state=state).select_related(
        "booking", "session__event__venue", "session__event__centre"
    )
    return list(people.order_by("session__starts", "number", "pk"))


def _bookings(notice: ChangeNotice) -> list[Booking]:
    named = Q(attendees__session__in=notice.dates, attendees__state=Attendee.State.EXPECTED)
    held = Q(claims__attendee=None, claims__quota__session__in=notice.dates)
    own = Booking.objects.filter(named | held, contact_email__iexact=notice.email)
    return list(own.distinct().order_by("pk"))


def _last_booking(notice: ChangeNotice) -> list[Booking]:
    """Of hers for these dates; one that was not confirmed yet has lost every trace of them."""
    of_dates = Q(attendees__session__in=notice.dates)
    unconfirmed = Q(kind__in=Booking.WITH_GUESTS, attendees=None)
    own = Booking.objects.filter(of_dates | unconfirmed, contact_email__iexact=notice.email)
    return list(own.order_by("-pk")[:1])


def _entries(notice: ChangeNotice, *states: str) -> list[WaitlistEntry]:
    line = WaitlistEntry.objects.filter(
        Q(session__in=notice.dates) | Q(session=None),
        event=notice.event,
        contact_email__iexact=notice.email,
        state__in=states or WaitlistEntry.STANDING,
    )
    return list(line)


def _calendar_entries(reader: Reader, dates: Sequence[DateNews]) -> tuple[Attachment, ...]:
    """One for each of them: the same UID with a higher SEQUENCE takes the place of the old one."""
    with translation.override(reader.language):
        return tuple(
            as_attachment(appointment_calendar(person, url=_address(person, reader)))
            for news in dates
            for person in news.people
        )


def _address(person: Attendee, reader: Reader) -> str:
    return absolute(reader.link or person.session.event.get_absolute_url())


def _organiser_address(notice: ChangeNotice) -> str:
    event = notice.event
    own = event.organiser.email if event.organiser else ""
    return own or (event.centre.email if event.centre else "")
