"""Her sign-ups, visits, certificate, fair, company and what a company told of her."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from accounts.models import User
from companies.models import (
    ChecklistTick,
    ColleagueInvitation,
    Company,
    GroupBooking,
    JoinRequest,
    Membership,
    NewHire,
    Roster,
    RosterRow,
)
from events.models import (
    Answer,
    Attendee,
    Booking,
    CalendarLink,
    Certificate,
    ChangeNotice,
    EventMessage,
    Feedback,
    MessageCopy,
    Question,
    Session,
    Stand,
    StandContact,
    WaitlistEntry,
)
from guidance.models import Document
from tests.events import make
from tests.home.someone import EMAIL, PHONE, Words
from tests.personas import company_of, member, person


def at_events(user: User, words: Words) -> None:
    past = _past(make.session(make.event(), seats=10))
    booking = _booking(Booking.Kind.SIGN_UP, words("contact"), party={"note": words("party")})
    seat = _seat(booking, past, words, "seat")
    _answer(booking, past, words("answer"))
    Certificate.objects.create(
        event=past.event,
        attendee=seat,
        email=EMAIL,
        name=words("certified"),
        title="Danish",
        organiser="Us",
        attended=[],
        meetings=1,
        given_on=timezone.localdate(),
    )
    Feedback.objects.create(session=past, attendee=seat, stars=4, text=words("feedback"))
    ChangeNotice.objects.create(event=past.event, email=EMAIL, dates={})
    CalendarLink.objects.create(user=user)
    message = EventMessage.objects.create(
        event=past.event,
        subject_en="To everybody",
        text_en="Bring a pen.",
        changed_at=timezone.now(),
        written_by=user,
    )
    MessageCopy.objects.create(message=message, email=EMAIL, name=words("copied"))
    Session.objects.filter(pk=past.pk).update(host=user)
    _others_kinds(past, words)
    _at_a_fair(past, seat, words)


def _past(session: Session) -> Session:
    ended = timezone.now() - timedelta(days=3)
    Session.objects.filter(pk=session.pk).update(starts=ended - timedelta(hours=1), ends=ended)
    return Session.objects.get(pk=session.pk)


def _booking(kind: str, name: str, **more: Any) -> Booking:
    confirmed = {"state": Booking.State.CONFIRMED, "network": "0123456789abcdef"} | more
    return Booking.objects.create(kind=kind, contact_name=name, contact_email=EMAIL, **confirmed)


def _seat(booking: Booking, session: Session, words: Words, name: str, **more: Any) -> Attendee:
    return Attendee.objects.create(
        booking=booking,
        session=session,
        email=EMAIL,
        given_name=words(name),
        family_name=words(f"{name}family"),
        citizenship="BR",
        situation={"told": words(f"{name}s")},
        **more,
    )


def _answer(booking: Booking, session: Session, value: str, **of: Any) -> None:
    question = Question.objects.create(
        event=session.event, kind="text", text_en="What do you eat?", reason_en="For the cook"
    )
    Answer.objects.create(booking=booking, question=question, value=value, **of)


def _others_kinds(past: Session, words: Words) -> None:
    """As an individual to come, a guest of others, a partner's contact, and in line."""
    coming = make.session(make.event(slug="to-come"), seats=10)
    one = _booking(Booking.Kind.INDIVIDUAL, words("alone"), once=f"{coming.pk}:{EMAIL}")
    _seat(one, coming, words, "coming")
    other = Booking.objects.create(
        kind=Booking.Kind.SIGN_UP,
        contact_name="Bo",
        contact_email="bo@b.example",
        state=Booking.State.CONFIRMED,
    )
    _seat(other, past, words, "guest", number=1)
    _booking(Booking.Kind.ALLOTMENT, words("partner"))
    WaitlistEntry.objects.create(
        event=coming.event,
        session=coming,
        contact_name=words("line"),
        contact_email=EMAIL,
        seats=1,
        party={"who": words("lineparty")},
        once=f"{coming.pk}:{EMAIL}",
    )


def _at_a_fair(past: Session, seat: Attendee, words: Words) -> None:
    name = words("standcontact")
    stand = Stand.objects.create(
        event=past.event,
        organisation="Nordvind",
        contact_name=name,
        contact_email=EMAIL,
        staff_names=f"Bo\n{name}",
    )
    StandContact.objects.create(
        stand=stand,
        attendee=seat,
        name=words("shared"),
        email=EMAIL,
        phone=PHONE,
        linkedin=f"https://linkedin.example/{words('profile')}",
        note=words("note"),
        remark=words("remark"),
    )


def at_companies(user: User, words: Words) -> Company:
    """She acts for one, and another has booked her in twice: last week, and to come."""
    boss = person("boss")
    own = company_of(boss, "Own A/S", "88000048", verified=True)
    member(own, Membership.Role.BOOKER, user)
    GroupBooking.objects.create(
        company=own,
        event=make.event(slug="dinner"),
        booking=_booking(Booking.Kind.GROUP, words("booker")),
        created_by=user,
    )
    other = company_of(person("chief"), "Other A/S", "88000056", verified=True)
    JoinRequest.objects.create(company=other, user=user)
    ColleagueInvitation.objects.create(company=other, email=EMAIL, role=Membership.Role.BOOKER)
    _booked_in(other, words)
    return own


def _booked_in(company: Company, words: Words) -> None:
    past = _past(make.session(make.event(slug="visit"), seats=10))
    booking = Booking.objects.create(
        kind=Booking.Kind.GROUP,
        contact_name="Chief",
        contact_email="chief@ankomst.example",
        state=Booking.State.CONFIRMED,
    )
    group = GroupBooking.objects.create(
        company=company, event=past.event, booking=booking, state=GroupBooking.State.CONFIRMED
    )
    seat = _seat(booking, past, words, "hire")
    hire = NewHire.objects.create(
        attendee=seat,
        group=group,
        employee_number=words("number"),
        phone=PHONE,
        application_reference=words("reference"),
        another_time_reason=words("why"),
    )
    names = {"name_en": "A paper", "name_da": "Et papir"}
    paper = Document.objects.create(key="a-paper", review_on=timezone.localdate(), **names)
    ChecklistTick.objects.create(new_hire=hire, document=paper)
    _answer(booking, past, words("hireanswer"), attendee=seat)
    roster = Roster.objects.create(group=group, source=Roster.Source.FORM)
    RosterRow.objects.create(
        roster=roster,
        number=1,
        cells=[words("cell")],
        typed={"email": words("typed")},
        values={"email": EMAIL, "given_name": words("listed")},
    )
