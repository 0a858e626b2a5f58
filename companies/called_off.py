"""When the centre calls off the time of new hires: the company is told, and books them again."""

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from companies import emails, group_booking, roster
from companies.event_seats import starting
from companies.models import GroupBooking, NewHire, NewHireQuerySet, Roster, RosterRow
from companies.roster_rows import note
from events.models import Attendee, Session
from outbox.mail import post
from outbox.models import Message


def called_off(group: GroupBooking) -> NewHireQuerySet:
    """Who has lost a time that is still ahead, and has no other one with this company."""
    company = NewHire.objects.filter(group__company=group.company_id)
    again = company.filter(attendee__state=Attendee.State.EXPECTED).values("attendee__email")
    return NewHire.objects.filter(
        group=group,
        attendee__state=Attendee.State.CANCELLED,
        attendee__session__state=Session.State.CANCELLED,
        attendee__session__starts__gt=timezone.now(),
    ).exclude(attendee__email__in=again)


def tell(group_pk: int) -> None:
    """One mail to the contact, however many times of the day are called off one after the other:
    it is written when it is sent, of everybody."""
    waiting = Message.objects.due().filter(kind="companies.people_called_off", about=group_pk)
    if not waiting.exists():
        post(emails.people_called_off, group_pk)


@transaction.atomic
def book_again(group: GroupBooking, *, by: User) -> GroupBooking:
    """A draft with the same people, to choose a day for. Called again it answers that draft."""
    group = GroupBooking.objects.with_company().locked(group.pk)
    hires = list(called_off(group).select_related("attendee", "municipality"))
    if draft := _draft_with(group, hires):
        return draft
    draft = _same_occasion(group, by)
    listed = Roster.objects.create(group=draft, source=Roster.Source.FORM, uploaded_by=by)
    rows = [_row(draft, listed, n, hire) for n, hire in enumerate(hires, start=1)]
    RosterRow.objects.bulk_create(rows)
    roster.settle(draft, by=by)
    return draft


def _same_occasion(group: GroupBooking, by: User) -> GroupBooking:
    """At the same centre, or the same event with its date still to be chosen."""
    if group.event is None:
        return group_booking.start(company=group.company, centre=group.at_centre, by=by)
    return starting.start(company=group.company, event=group.event, session=None, by=by)


def _draft_with(group: GroupBooking, hires: list[NewHire]) -> GroupBooking | None:
    drafts = group.company.group_bookings.filter(state=GroupBooking.State.DRAFT, event=group.event)
    addresses = [hire.attendee.email for hire in hires]
    return drafts.filter(roster__rows__values__email__in=addresses).first()


def _row(group: GroupBooking, listed: Roster, number: int, hire: NewHire) -> RosterRow:
    found = roster.checked(group, _values(hire))
    row = RosterRow(roster=listed, number=number, values=found.values)
    note(row, found.problems)
    return row


def _values(hire: NewHire) -> dict[str, str]:
    attendee = hire.attendee
    return {
        "given_name": attendee.given_name,
        "family_name": attendee.family_name,
        "email": attendee.email,
        "citizenship": attendee.citizenship,
        "language": attendee.language,
        "municipality": hire.municipality.name if hire.municipality else "",
        "employee_number": hire.employee_number,
        "start_date": hire.start_date.isoformat() if hire.start_date else "",
        "arrival_date": hire.arrival_date.isoformat() if hire.arrival_date else "",
        "phone": hire.phone,
        "household": "yes" if hire.family else "",
    }
