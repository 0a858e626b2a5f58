"""The people and days that benchmarks of companies need: real rules, real lists, seats held."""

from datetime import date, datetime, time, timedelta
from functools import cache
from itertools import count
from typing import Any

from django.utils import timezone

import guidance.seed
from companies import appointment, group_booking, roster
from companies.models import Company, GroupBooking
from events.models import Event, Session
from guidance.models import Authority, Centre
from tests.benchmarks.harness import Bench
from tests.benchmarks.http import Visitor
from tests.companies.roster_files import xlsx_bytes
from tests.events import make
from tests.personas import PASSWORD, company_of, owner, person

HEADERS = [
    "Fornavn",
    "Efternavn",
    "E-mail adresse",
    "Statsborgerskab",
    "Kommune",
    "Medarbejdernr.",
    "First day",
    "Mobil",
]
EU_CITIZENS = ("Tyskland", "FR", "Italian", "Polen", "Spain", "Portugal", "Nederlandene", "Greece")
DESKS = ("immigration", "citizen_service")  # that a citizen of the EU needs
SLOTS = 10  # of a registration day, half an hour each

_numbers = count(1)


def workbook(people: int) -> bytes:
    """As HR has it; nobody in it is in another one."""
    first_day = timezone.localdate() + timedelta(days=60)
    return xlsx_bytes([HEADERS, *(_person(first_day) for _ in range(people))])


def _person(first_day: date) -> list[Any]:
    """A citizen of the EU who will live in Copenhagen: she needs two desks."""
    n = next(_numbers)
    country = EU_CITIZENS[n % len(EU_CITIZENS)]
    mail = f"person.{n}@ankomst.example"
    return [f"Person {n}", "Example", mail, country, "København", f"E{n}", first_day, "20 12 34 56"]


@cache
def company() -> Company:
    guidance.seed.load()
    return company_of(person("hr"), "Nordvind A/S", "88000013", verified=True)


def member(bench: Bench) -> Visitor:
    """Somebody of the company, signed in as everybody signs in."""
    visitor, path = bench.visitor(), "/en/accounts/login/"
    visitor.get(path)
    answer = visitor.post(path, {"login": owner(company()).email, "password": PASSWORD})
    assert answer.status == 302, answer.text
    return visitor


@cache
def registration() -> Event:
    company()
    return make.event(of=Centre.objects.get(key="copenhagen"))


_days = (timezone.localdate() + timedelta(days=n) for n in count(7))


def day_with_seats(seats: int, *, slots: int = SLOTS) -> list[Session]:
    """A registration day of its own, with so many seats at each desk."""
    begins = timezone.make_aware(datetime.combine(next(_days), time(9)))
    event = registration()  # the desks come with its centre
    desks = dict.fromkeys(Authority.objects.filter(key__in=DESKS), -(-seats // slots))
    return [
        make.session(event, desks=desks, starts=begins + timedelta(minutes=30 * n))
        for n in range(slots)
    ]


def draft() -> GroupBooking:
    """A booking that has just been started."""
    centre = registration().centre
    assert centre
    return group_booking.start(company=company(), centre=centre, by=owner(company()))


def listed(people: int) -> GroupBooking:
    """A draft with its list."""
    group, data = draft(), workbook(people)
    roster.take_in_file(group, data=data, filename="new-hires.xlsx", by=owner(company()))
    return group


def held(people: int) -> GroupBooking:
    """A draft with its list and seats held for everybody on it: nothing is left but to send it."""
    group, sessions = listed(people), day_with_seats(people)
    day = timezone.localdate(sessions[0].starts)
    return appointment.hold_day(group, day=day, by=owner(company()))


def address(group: GroupBooking, step: str = "") -> str:
    return f"/en/company/bookings/{group.reference}/{step}"


def send(member: Visitor, group: GroupBooking) -> None:
    """The last click of the company's: everybody has a seat, and an invitation is promised."""
    answer = member.post(address(group, "send/"), {})
    assert (answer.status, answer.location) == (302, address(group)), answer.text
