"""Sending a group booking: seats become people's, and everybody gets an invitation."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import AccessLog, User
from companies import emails
from companies.checking import Check, Note
from companies.group_booking import NotInThisState
from companies.models import GroupBooking, NewHire, RosterRow
from companies.occasions import occasion_of
from companies.roster_rows import brings_family
from events import booking
from events.models import Attendee
from guidance.models import Municipality
from outbox.mail import post, post_many
from vocabulary.refused import Refused


class CannotSend(Refused):
    """Something is still in the way; ``blockers`` says what and where to mend it."""

    def __init__(self, blockers: Sequence[Note]) -> None:
        super().__init__(" ".join(note.message for note in blockers))
        self.blockers = blockers


@transaction.atomic
def send(group: GroupBooking, *, by: User) -> GroupBooking:
    """Confirm the booking and promise one invitation a person, all in one transaction.

    A second call changes nothing. Raises CannotSend, NotInThisState, and what
    ``booking.confirm`` raises when the seats are gone.
    """
    group = GroupBooking.objects.with_company().locked(group.pk)
    if group.state == GroupBooking.State.CONFIRMED:
        return group
    if not group.is_draft:
        raise NotInThisState
    occasion = occasion_of(group)
    plan = occasion.check(group)
    if group.booking is None or not plan.can_be_sent:
        raise CannotSend(plan.blockers)
    attendees = booking.confirm(group.booking, people=occasion.persons(group, plan.people), by=by)
    hires = NewHire.objects.bulk_create(_new_hires(group, plan, attendees))
    _mark_sent(group, by)
    post_many(emails.invitation, [hire.pk for hire in hires])
    post(emails.booking_sent, group.pk)
    return group


def _mark_sent(group: GroupBooking, by: User) -> None:
    """The cells as they came are let go: they may hold columns that we had no use for."""
    RosterRow.objects.filter(roster__group=group).update(cells=[], typed={})
    group.state = GroupBooking.State.CONFIRMED
    group.sent_at = timezone.now()
    group.sent_by = by
    group.save(update_fields=["state", "sent_at", "sent_by"])
    AccessLog.add("group_booking.sent", group, by=by, on_behalf_of=group.company.name)


def _new_hires(group: GroupBooking, plan: Check, attendees: Sequence[Attendee]) -> list[NewHire]:
    """For each person's first seat: of a course she has several, one after the other."""
    municipalities = {m.name: m for m in Municipality.objects.all()}
    first = attendees[:: len(attendees) // len(plan.people)]
    return [
        new_hire(group, person.row.values, attendee, municipalities)
        for person, attendee in zip(plan.people, first, strict=True)
    ]


def new_hire(
    group: GroupBooking,
    values: Mapping[str, Any],
    attendee: Attendee,
    municipalities: Mapping[str, Municipality],
) -> NewHire:
    """What the company told of a person beyond what her seat needs (not saved yet)."""
    return NewHire(
        attendee=attendee,
        group=group,
        employee_number=values.get("employee_number", ""),
        municipality=municipalities.get(values.get("municipality", "")),
        start_date=_date(values.get("start_date")),
        arrival_date=_date(values.get("arrival_date")),
        phone=values.get("phone", ""),
        family=brings_family(values),
        invited_at=timezone.now(),
    )


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
