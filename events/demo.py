"""The demo's calendar: eight weeks of registration days at every centre, and a few evenings.

Made by the use cases, the same from the same first day, and safe to run again: what exists is left.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta

from django.utils import timezone

from events.booking import Person, confirm, hold
from events.models import Event, Quota, Session
from events.placing.slots import midnight
from events.planning.danish_days import is_working_day
from events.planning.pattern import utc
from events.planning.registration_days import (
    Pattern,
    confirm_staffing,
    create,
    open_before_opening,
    registration_days,
)
from guidance.models import Authority, Centre, OpeningHours

WEEKS = 8
UNSTAFFED_WEEKS = 1  # at the end: the authorities have not confirmed those yet
SLOT_MINUTES = 30
SEATS = {
    "copenhagen": {"immigration": 6, "citizen_service": 10},
    "aarhus": {"immigration": 5, "citizen_service": 8},
    "odense": {"immigration": 4, "citizen_service": 6},
    "aalborg": {"immigration": 4, "citizen_service": 6},
}
GIVEN = (
    *("Ana", "Bruno", "Chen", "Devi", "Elif", "Farid", "Greta", "Hugo"),
    *("Ines", "Jonas", "Kira", "Liam", "Mei", "Nadia", "Omar", "Petra"),
)
FAMILY = (
    *("Almeida", "Bauer", "Costa", "Dubois", "Eriksen", "Fischer"),
    *("Garcia", "Huang", "Ivanova", "Jansen", "Kaur", "Lopez"),
)


@dataclass(frozen=True)
class Evening:
    """An ordinary event: its words, where and when, and how full it is."""

    slug: str
    title_en: str
    title_da: str
    summary_en: str
    summary_da: str
    centre: str
    days: tuple[int, ...]  # from the first Monday
    begins: time
    ends: time
    seats: int
    taken: int = 0
    place: str = ""


EVENINGS = (
    Evening(
        "danish-tax-for-newcomers",
        "Danish tax for newcomers",
        "Dansk skat for nytilkomne",
        "Tax card, preliminary assessment and annual statement, explained by the Tax Agency.",
        "Skattekort, forskudsopgørelse og årsopgørelse, forklaret af Skattestyrelsen.",
        "copenhagen",
        (9, 37),
        time(17),
        time(18, 30),
        60,
        taken=22,
    ),
    Evening(
        "cv-clinic",
        "CV clinic for accompanying spouses",
        "CV-klinik for medfølgende ægtefæller",
        "Bring your CV; an adviser goes through it with you, one to one.",
        "Tag dit CV med; en rådgiver gennemgår det sammen med dig.",
        "aarhus",
        (10, 24),
        time(10),
        time(12),
        12,
        taken=11,
    ),
    Evening(
        "international-dinner",
        "International dinner",
        "International middag",
        "Bring a dish from home and meet people from all over the world. Children are welcome.",
        "Tag en ret med hjemmefra, og mød folk fra hele verden. Børn er velkomne.",
        "odense",
        (12,),
        time(18),
        time(21),
        40,
        taken=38,
        place="Borgernes Hus, Østre Stationsvej 15, 5000 Odense C",
    ),
    Evening(
        "finding-a-home",
        "Finding a home in Denmark",
        "Find en bolig i Danmark",
        "How renting works, what a deposit may be, and how to see through a swindle.",
        "Sådan fungerer det at leje, hvad et depositum må være, og hvordan svindel ser ud.",
        "copenhagen",
        (16,),
        time(16, 30),
        time(18),
        30,
        taken=30,
    ),
    Evening(
        "schools-and-daycare",
        "Schools and daycare",
        "Skole og dagtilbud",
        "How daycare, school and after-school care work, and how to get a place.",
        "Sådan fungerer dagtilbud, skole og SFO, og sådan får du plads.",
        "aalborg",
        (17,),
        time(16),
        time(17, 30),
        30,
        taken=4,
    ),
    Evening(
        "language-cafe",
        "Language café",
        "Sprogcafé",
        "Practise your Danish over coffee with people from the neighbourhood.",
        "Øv dit danske over en kop kaffe med folk fra kvarteret.",
        "copenhagen",
        (3, 17, 31, 45),
        time(16),
        time(18),
        25,
        taken=9,
    ),
)


def load(today: date) -> None:
    """Fill the calendar from the next Monday on."""
    monday = today + timedelta(days=7 - today.weekday())
    for centre in Centre.objects.prefetch_related("opening_hours"):
        if centre.key in SEATS:
            _plan(centre, monday)
    _before_opening(Centre.objects.get(key="aarhus"), monday)
    _visitors_of_a_university(Centre.objects.get(key="aarhus"), monday)
    for evening in EVENINGS:
        if not Event.objects.filter(slug=evening.slug).exists():
            _put_up(evening, monday)


def _plan(centre: Centre, monday: date) -> None:
    """Weekdays with the same hours and desks are one pattern."""
    weekdays: dict[tuple[time, time, tuple[int, ...]], set[int]] = defaultdict(set)
    for weekday, hours in _hours(centre, monday).items():
        opens, closes = min(each.opens for each in hours), max(each.closes for each in hours)
        weekdays[opens, closes, tuple(each.authority_id for each in hours)].add(weekday)
    seats = {desk.pk: SEATS[centre.key].get(desk.key, 0) for desk in Authority.objects.all()}
    for (opens, closes, desks), days in weekdays.items():
        pattern = Pattern(
            centre=centre,
            weekdays=frozenset(days),
            first=monday,
            last=monday + timedelta(weeks=WEEKS, days=-1),
            opens=opens,
            closes=closes,
            slot_minutes=SLOT_MINUTES,
            seats={desk: seats[desk] for desk in desks},
        )
        _staff(create(pattern), monday + timedelta(weeks=WEEKS - UNSTAFFED_WEEKS))


def _hours(centre: Centre, day: date) -> Mapping[int, list[OpeningHours]]:
    hours: dict[int, list[OpeningHours]] = defaultdict(list)
    for each in centre.opening_hours.all():
        begun = each.valid_from is None or each.valid_from <= day
        if begun and (each.valid_to is None or each.valid_to >= day):
            hours[each.weekday].append(each)
    return hours


def _staff(sessions: Sequence[Session], until: date) -> None:
    staffed = [session for session in sessions if session.starts < midnight(until)]
    quotas = list(Quota.objects.filter(session__in=staffed).select_related("authority"))
    if quotas:
        confirm_staffing(quotas)


def _before_opening(centre: Centre, monday: date) -> None:
    """Aarhus opens an hour early for people whose application is in."""
    seats = {desk.pk: 12 for desk in Authority.objects.filter(key__in=SEATS[centre.key])}
    early = open_before_opening(centre, _working_day(monday, 9), seats=seats)
    confirm_staffing(list(early.quotas.select_related("authority")))


def _working_day(monday: date, offset: int) -> date:
    """The first day from then on that has Aarhus' opening hours."""
    days = (monday + timedelta(days=offset + n) for n in range(14))
    return next(day for day in days if is_working_day(day) and day.weekday() != 1)


def _visitors_of_a_university(centre: Centre, monday: date) -> None:
    """A morning that is nearly full already."""
    day = _working_day(monday, 2)
    sessions = registration_days(centre).sessions.filter(
        starts__gte=midnight(day), starts__lt=midnight(day) + timedelta(hours=12)
    )
    people = [person for session in sessions for person in _people(session, 4)]
    if not any(session.attendees.exists() for session in sessions):
        _book(people, "Aarhus University", "staff@university.example")


def _put_up(evening: Evening, monday: date) -> None:
    event = Event.objects.create(
        slug=evening.slug,
        title_en=evening.title_en,
        title_da=evening.title_da,
        summary_en=evening.summary_en,
        summary_da=evening.summary_da,
        centre=Centre.objects.get(key=evening.centre),
    )
    for number, offset in enumerate(evening.days):
        session = _session(event, evening, monday + timedelta(days=offset))
        if number == 0 and evening.taken:
            _book(_people(session, evening.taken), "Newcomers' Network", "network@club.example")


def _session(event: Event, evening: Evening, day: date) -> Session:
    session = Session.objects.create(
        event=event,
        starts=utc(day, evening.begins),
        ends=utc(day, evening.ends),
        place=evening.place,
        state=Session.State.OPEN,
    )
    Quota.objects.create(session=session, size=evening.seats, staffing_confirmed_at=timezone.now())
    return session


def _people(session: Session, number: int) -> Iterator[Person]:
    quota_ids = tuple(session.quotas.values_list("pk", flat=True))
    for n in range(number):
        given, family = GIVEN[n % len(GIVEN)], FAMILY[(n * 5 + session.pk) % len(FAMILY)]
        email = f"{given}.{family}.{n}@visitors.example".lower()
        yield Person(session.pk, quota_ids, given, family, email, citizenship="DE")


def _book(people: Sequence[Person] | Iterator[Person], organisation: str, email: str) -> None:
    """Confirmed in one go, without a mail: an organisation's own people."""
    people = list(people)
    needs: dict[int, int] = defaultdict(int)
    for person in people:
        for quota_id in person.quota_ids:
            needs[quota_id] += 1
    booking = hold(
        needs=needs, contact_name=organisation, contact_email=email, organisation=organisation
    )
    confirm(booking, people=people)
