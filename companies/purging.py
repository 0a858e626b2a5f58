"""What companies told of people is deleted when it is not needed any more. Daily."""

from django.conf import settings
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from companies.models import ChecklistTick, ColleagueInvitation, JoinRequest, NewHire, RosterRow
from events.models import Attendee

NAMELESS: dict[str, object] = {
    "employee_number": "",
    "phone": "",
    "application_reference": "",
    "another_time_reason": "",
}


def purge_rosters() -> int:
    """Lists that nobody has touched for long, of bookings with no visit to come."""
    limit = timezone.now() - settings.RETENTION["rosters"].period
    coming = Attendee.objects.expected().filter(
        booking=OuterRef("roster__group__booking"), session__ends__gt=timezone.now()
    )
    old = RosterRow.objects.filter(~Exists(coming), roster__uploaded_at__lt=limit)
    return old.delete()[0]


def forget_new_hires() -> int:
    """What their company and they told about visits of long ago; the visit is still counted."""
    limit = timezone.now() - settings.RETENTION["visits"].period
    old = NewHire.objects.filter(attendee__session__ends__lt=limit)
    ChecklistTick.objects.filter(new_hire__in=old).delete()
    return old.exclude(**NAMELESS).update(**NAMELESS)


def purge_invitations() -> int:
    """Of colleagues, and wishes to join a company, whatever became of them."""
    limit = timezone.now() - settings.RETENTION["colleagues"].period
    settled = Q(accepted_at=None) | Q(accepted_at__lt=limit)
    invitations = ColleagueInvitation.objects.filter(settled, invited_at__lt=limit)
    wishes = JoinRequest.objects.filter(asked_at__lt=limit)
    return invitations.delete()[0] + wishes.delete()[0]
