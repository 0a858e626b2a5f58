"""A company's seats at an event, for tests that tell what becomes of them."""

from accounts.models import User
from companies import roster, sending
from companies.event_seats import starting
from companies.models import Company, GroupBooking, NewHire
from events.models import Attendee, Event, Session

ROWS = ("Lukas", "Sara", "Ines", "Bo")
HEADER = "Name\tE-mail\tLanguage"


def line(name: str, language: str = "English") -> str:
    return f"{name} Weber\t{name.lower()}@nordvind.example\t{language}"


def pasted(*names: str) -> str:
    return "\n".join((HEADER, *(line(name) for name in names)))


def started(session: Session, company: Company, by: User, people: int = 0) -> GroupBooking:
    whole = session.event.kind == Event.Kind.COURSE
    return starting.start(
        company=company,
        event=session.event,
        session=None if whole else session,
        people=people,
        by=by,
    )


def listed(session: Session, company: Company, by: User, *names: str) -> GroupBooking:
    group = started(session, company, by)
    roster.take_in_text(group, text=pasted(*names), by=by)
    group.refresh_from_db()
    return group


def sent(session: Session, company: Company, by: User, *names: str) -> GroupBooking:
    return sending.send(listed(session, company, by, *names), by=by)


def hire(group: GroupBooking, given_name: str) -> NewHire:
    found = NewHire.objects.for_her_page().filter(group=group)
    return found.exclude(attendee__state=Attendee.State.CANCELLED).get(
        attendee__given_name=given_name
    )


def taken(session: Session) -> int:
    return session.quotas.get().taken
