"""Opening a company's booking at an event, and giving it another date while it is prepared."""

from django.db import IntegrityError, transaction

from accounts.models import AccessLog, User
from companies.event_seats.holding import hold
from companies.models import Company, GroupBooking, Membership
from events.models import Event, Session


def start(
    *,
    company: Company,
    event: Event,
    session: Session | None,
    by: User,
    people: int = 0,
    form_token: str = "",
) -> GroupBooking:
    """Open a draft; with a number of ``people`` their seats are held at once, or none is opened.

    ``session``: the date; None for a course. The same form sent twice is one booking. Raises
    NotOffered, TooMany, NoSeats.
    """
    token = f"{company.pk}:{form_token}"[:64] if form_token else ""
    try:
        return _known(company, token) or _start(company, event, session, people, token, by)
    except IntegrityError:
        # The database's own constraint decides between two requests at the same moment.
        if known := _known(company, token):
            return known
        raise


def _known(company: Company, token: str) -> GroupBooking | None:
    return company.group_bookings.filter(form_token=token).first() if token else None


@transaction.atomic
def _start(
    company: Company, event: Event, session: Session | None, people: int, token: str, by: User
) -> GroupBooking:
    group = GroupBooking.objects.create(
        company=company,
        event=event,
        session=session,
        names_later=bool(people),
        headcount_unknown=people,
        on_behalf=company.memberships.filter(user=by, role=Membership.Role.AGENT).exists(),
        created_by=by,
        form_token=token,
    )
    AccessLog.add("group_booking.started", group, by=by, on_behalf_of=company.name)
    return hold(group, by=by) if people else group
