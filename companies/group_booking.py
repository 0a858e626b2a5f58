"""Starting a group booking, changing what is known of it, and giving it up.

    draft  --send-->  confirmed  --settle-->  completed
      |                   |  ^                    |
      |                cancel +------settle-------+
      |                   v
      +-----cancel--> cancelled

The list of people is ``companies.roster``, seats are ``companies.appointment`` and
``companies.event_seats``, sending is
``companies.sending``, and what the desk does completes it (``companies.completion``).
"""

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import AccessLog, User
from companies import emails
from companies.models import HEADCOUNT_KINDS, Company, GroupBooking, Membership, RosterRow
from events import booking
from events.models import Booking
from guidance.models import Centre
from outbox.mail import post
from vocabulary.refused import Refused


class NotInThisState(Refused):
    """The booking, or the person on it, has moved on meanwhile."""

    message = _("This booking is not open any more.")


@transaction.atomic
def start(
    *,
    company: Company,
    centre: Centre,
    by: User,
    names_later: bool = False,
    headcount: Mapping[str, int] | None = None,
    moves_on: date | None = None,
) -> GroupBooking:
    """Open a draft. ``headcount`` gives people by citizenship group (HEADCOUNT_KINDS)."""
    agent = company.memberships.filter(user=by, role=Membership.Role.AGENT).exists()
    group = GroupBooking.objects.create(
        company=company,
        centre=centre,
        names_later=names_later,
        moves_on=moves_on,
        on_behalf=agent,
        created_by=by,
        **_headcount_fields(headcount or {}),
    )
    AccessLog.add("group_booking.started", group, by=by, on_behalf_of=company.name)
    return group


def _headcount_fields(headcount: Mapping[str, int]) -> dict[str, int]:
    return {f"headcount_{kind}": headcount.get(kind, 0) for kind in HEADCOUNT_KINDS}


@transaction.atomic
def change_centre(group: GroupBooking, *, centre: Centre, by: User) -> GroupBooking:
    """Move a draft with its list to another centre; seats held at the first one are given back.

    Raises NotInThisState.
    """
    group = locked_draft(group)
    if group.centre_id == centre.pk:
        return group
    if group.booking is not None and group.holds_seats:
        booking.release(group.booking, by=by, reason=f"to {centre.key}")
    RosterRow.objects.filter(roster__group=group).update(session=None)
    group.centre = centre
    group.day = None
    group.save(update_fields=["centre", "day"])
    AccessLog.add("group_booking.moved", group, by=by, reason=centre.key)
    return group


def locked_draft(group: GroupBooking) -> GroupBooking:
    """The draft as it is now, locked until the transaction ends. Raises NotInThisState."""
    group = GroupBooking.objects.with_company().locked(group.pk)
    if not group.is_draft:
        raise NotInThisState(_("This booking has been sent already; change it on its own page."))
    return group


def locked_sent(group: GroupBooking) -> GroupBooking:
    """The booking that was sent, as it is now and locked. Raises NotInThisState."""
    group = GroupBooking.objects.with_company().locked(group.pk)
    if group.state != GroupBooking.State.CONFIRMED or group.booking is None:
        raise NotInThisState
    return group


@transaction.atomic
def cancel(group: GroupBooking, *, by: User, reason: str = "") -> GroupBooking:
    """Cancel the whole booking: seats are free at once, everybody invited is told.

    Where somebody has come already, it stays for her, and the others are off it. Cancelling again
    changes nothing. The mails are ``companies.receivers``'s. Raises NotInThisState, and
    ``booking.NotExpected`` where everybody has come.
    """
    group = GroupBooking.objects.with_company().locked(group.pk)
    if group.state == GroupBooking.State.CANCELLED:
        return group
    if not group.is_open:
        raise NotInThisState(_("Everybody on this booking has been at the centre already."))
    AccessLog.add(
        "group_booking.cancelled", group, by=by, on_behalf_of=group.company.name, reason=reason
    )
    if group.booking is None or _is_cancelled(group.booking, by=by, reason=reason):
        was_sent = not group.is_draft
        group.state = GroupBooking.State.CANCELLED
        group.save(update_fields=["state"])
        if was_sent:
            post(emails.booking_cancelled, group.pk)
    return group


def _is_cancelled(seats: Booking, *, by: User, reason: str) -> bool:
    """Whether cancelling its seats has left nobody."""
    return booking.cancel(seats, by=by, reason=reason).state == Booking.State.CANCELLED
