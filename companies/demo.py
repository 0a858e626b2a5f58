"""Companies in every state a booking can be in, made by the use cases that the site itself uses.

A day at the desk lies today, which nobody can book any more: its people are booked into a later
session, and the session is then moved to today.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from accounts.models import User
from companies import appointment, group_booking, roster, sending, verification, visit
from companies.demo_roster import SHEET, roster_file
from companies.event_seats import starting
from companies.event_seats.choosing import choice_of
from companies.event_seats.people import decline
from companies.membership import accept, invite
from companies.models import Company, GroupBooking, Membership, NewHire
from companies.sign_up import sign_up
from events.desk import arrivals
from events.models import Event, Session
from guidance.models import Centre

EVENING = "danish-workplace"  # an event for companies and newcomers

NAMES = (
    ("Ananya", "Iyer", "IN", "København"),
    ("Lukas", "Weber", "DE", "København"),
    ("Hoa", "Nguyễn", "VN", "Frederiksberg"),
    ("Mateus", "Oliveira", "BR", "København"),
    ("Zofia", "Wiśniewska", "PL", "Gentofte"),
    ("James", "O’Connor", "IE", "København"),
    ("Fatima Zahra", "El Amrani", "MA", "København"),
    ("Wei", "Chen", "CN", "Gladsaxe"),
    ("Giulia", "Romano", "IT", "København"),
    ("Oleksandr", "Kovalenko", "UA", "København"),
    ("Priya", "Natarajan", "IN", "København"),
    ("Ștefan", "Ionescu", "RO", "København"),
    ("Aisha", "Bello", "NG", "Hvidovre"),
    ("Tomás", "Fernández", "ES", "København"),
    ("Yuki", "Tanaka", "JP", "København"),
    ("Sara", "Lindqvist", "SE", "København"),
    ("Mohammed", "Al-Sayed", "EG", "Hvidovre"),
    ("Elif", "Yıldız", "TR", "København"),
    ("Nikos", "Papadopoulos", "GR", "København"),
    ("Hannah", "Schmidt", "DE", "Frederiksberg"),
)


@dataclass(frozen=True)
class People:
    """The accounts that the demo's companies belong to."""

    hr: User
    newhr: User
    agent: User
    staff: User


def load(people: People) -> None:
    """Fill an empty ``companies`` app. Called again it does nothing."""
    if Company.objects.exists():
        return
    nordvind = sign_up(name="Nordvind A/S", cvr="10150817", by=people.hr)
    verification.verify(nordvind, by=people.staff)
    havn = sign_up(name="Havnens Robotter ApS", cvr="25313712", by=people.newhr)
    bryghus = sign_up(name="Vesterbro Bryghus A/S", cvr="61056416", by=people.hr)
    verification.verify(bryghus, by=people.staff)
    _invite_agent(nordvind, people)
    copenhagen = Centre.objects.get(key="copenhagen")
    _draft_with_mistakes(nordvind, copenhagen, people.hr)
    _held_by_headcount(nordvind, Centre.objects.get(key="aarhus"), people.hr)
    _sent(nordvind, copenhagen, people.hr, NAMES[:12])
    _seats_at_an_event(nordvind, people.hr)
    _cancelled(bryghus, copenhagen, people.hr)
    _prepared_unverified(havn, copenhagen, people.newhr)
    _today(bryghus, copenhagen, people)


def _invite_agent(company: Company, people: People) -> None:
    role = Membership.Role.AGENT
    invitation = invite(company, email=people.agent.email, role=role, by=people.hr)
    accept(invitation, by=people.agent, agency="Relocate Nordic")


def _draft_with_mistakes(company: Company, centre: Centre, by: User) -> None:
    group = group_booking.start(company=company, centre=centre, by=by)
    roster.take_in_file(group, data=roster_file(), filename=SHEET, by=by)


def _held_by_headcount(company: Company, centre: Centre, by: User) -> None:
    group = group_booking.start(
        company=company, centre=centre, by=by, names_later=True, headcount={"eu": 6, "nordic": 2}
    )
    _hold_day(group, by)


def _hold_day(group: GroupBooking, by: User, *, late: bool = False) -> None:
    everybody = appointment.everybody_of(group)
    offered = [offer for offer in appointment.offers(group, everybody) if offer.is_offered]
    offer = offered[-1] if late else offered[0]
    appointment.hold_day(group, day=offer.day, by=by)


def _with_people(
    company: Company,
    centre: Centre,
    by: User,
    names: Sequence[tuple[str, str, str, str]],
    *,
    late: bool = False,
) -> GroupBooking:
    group = group_booking.start(company=company, centre=centre, by=by)
    roster.take_in_text(group, text=_cells(company, names), by=by)
    _hold_day(group, by, late=late)
    group.refresh_from_db()
    return group


def _cells(company: Company, names: Sequence[tuple[str, str, str, str]]) -> str:
    first_day = timezone.localdate() + timedelta(days=40)
    lines = ["Given name\tFamily name\tE-mail\tEmployee no.\tCitizenship\tMunicipality\tFirst day"]
    for number, (given, family, country, municipality) in enumerate(names, start=1001):
        email = f"person{number}@{company.name.split()[0].lower()}.example"
        cells = (given, family, email, str(number), country, municipality, first_day.isoformat())
        lines.append("\t".join(cells))
    return "\n".join(lines)


def _sent(
    company: Company,
    centre: Centre,
    by: User,
    names: Sequence[tuple[str, str, str, str]],
    *,
    late: bool = False,
) -> GroupBooking:
    group = _with_people(company, centre, by, names, late=late)
    return sending.send(group, by=by)


def _seats_at_an_event(company: Company, by: User) -> None:
    """Five of them: one has looked, and one cannot come."""
    event = Event.objects.filter(slug=EVENING).first()
    choice = choice_of(event) if event else None
    if choice is None:
        return
    date = choice.next.first
    group = starting.start(company=company, event=choice.event, session=date, by=by)
    roster.take_in_text(group, text=_addresses(company, NAMES[:5]), by=by)
    sending.send(group, by=by)
    hires = list(NewHire.objects.for_her_page().filter(group=group).order_by("pk"))
    for hire in hires[:2]:
        visit.opened(hire)
    decline(hires[1])


def _addresses(company: Company, names: Sequence[tuple[str, str, str, str]]) -> str:
    """No more than an event asks."""
    domain = f"{company.name.split()[0].lower()}.example"
    lines = ["Name\tE-mail\tLanguage"]
    for number, (given, family, _country, _municipality) in enumerate(names, start=1001):
        lines.append(f"{given} {family}\tperson{number}@{domain}\tEnglish")
    return "\n".join(lines)


def _cancelled(company: Company, centre: Centre, by: User) -> None:
    group = _sent(company, centre, by, NAMES[3:7])
    group_booking.cancel(group, by=by, reason="The project was postponed.")


def _prepared_unverified(company: Company, centre: Centre, by: User) -> None:
    """Everything is ready but the company's verification."""
    _with_people(company, centre, by, NAMES[5:9])


def _today(company: Company, centre: Centre, people: People) -> None:
    group = _sent(company, centre, people.hr, NAMES[8:20], late=True)
    hires = list(NewHire.objects.filter(group=group).select_related("attendee__session"))
    _move_to_today([hire.attendee.session for hire in hires], centre, timezone.localdate())
    for hire in hires[:4]:
        arrivals.arrive(hire.attendee, by=people.staff)
    for hire in hires[:2]:
        arrivals.serve(hire.attendee, by=people.staff)


def _move_to_today(sessions: Sequence[Session], centre: Centre, today: date) -> None:
    """The demo's one liberty with time."""
    moved = Event.objects.create(
        kind=Event.Kind.REGISTRATION,
        slug=f"registration-{centre.key}-today",
        title_en=f"Registration at {centre.name_en}, today",
        title_da=f"Registrering i {centre.name_da}, i dag",
        centre=centre,
        public=False,
    )
    for session in {session.pk: session for session in sessions}.values():
        back = timezone.localdate(session.starts) - today
        Session.objects.filter(pk=session.pk).update(
            event=moved, starts=session.starts - back, ends=session.ends - back
        )
