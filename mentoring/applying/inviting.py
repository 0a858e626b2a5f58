"""A partner's coordinator, or staff, ask people to be mentors."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import AccessLog, User
from mentoring.applying.invited_lines import Person
from mentoring.applying.opening import UNDECIDED
from mentoring.emails import applying as emails
from mentoring.models import (
    MentorApplication,
    MentorInvitation,
    PartnerOrganisation,
    Programme,
)
from mentoring.models.applications import State
from outbox.mail import post
from vocabulary.refused import Refused

MORE_TIME = timedelta(days=14)  # for who is invited when the time to apply is nearly over
AGAIN_AFTER = timedelta(days=1)


class NothingToInviteTo(Refused):
    message = _("Mentors cannot be invited to this programme any more.")


class NotAPartner(Refused):
    message = _("This organisation takes no part in this programme. Write to its coordinator.")


class RemindedAlready(Refused):
    message = _("This person had a mail about it less than a day ago. Wait until tomorrow.")


class NotOpenAnyMore(Refused):
    message = _("This invitation is not open any more.")


@dataclass
class Invited:
    """Addresses. ``elsewhere``: they cannot be invited here, for reasons that are others'."""

    sent: list[str] = field(default_factory=list)
    already: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)


def may_invite(programme: Programme) -> bool:
    return programme.state in UNDECIDED and timezone.localdate() <= programme.starts_on


def check_may_invite(programme: Programme, partner: PartnerOrganisation | None) -> None:
    """Raises NothingToInviteTo, NotAPartner."""
    if not may_invite(programme):
        raise NothingToInviteTo
    if partner is not None and not programme.partners.filter(partner=partner).exists():
        raise NotAPartner


@transaction.atomic
def invite(
    programme_id: int,
    partner: PartnerOrganisation | None,
    people: Sequence[Person],
    *,
    by: User,
    language: str,
) -> Invited:
    """A mail with a personal link to each; whoever has one already gets no second one.

    Raises NothingToInviteTo, NotAPartner.
    """
    programme = Programme.objects.locked(programme_id)
    check_may_invite(programme, partner)
    invited = Invited()
    for person in people:
        _invite(programme, partner, person, by, language, invited)
    return invited


def _invite(
    programme: Programme,
    partner: PartnerOrganisation | None,
    person: Person,
    by: User,
    language: str,
    invited: Invited,
) -> None:
    there = MentorInvitation.objects.filter(programme=programme, email=person.email).first()
    mentors = MentorApplication.objects.filter(programme=programme, user__email=person.email)
    mentor = mentors.exclude(state=State.WITHDRAWN).first()
    if mentor is not None or (there and there.taken_up_id):
        theirs = mentor.partner_id if mentor else there and there.partner_id
        (invited.already if theirs == _id(partner) else invited.elsewhere).append(person.email)
    elif there is None:
        made = MentorInvitation.objects.create(
            programme=programme,
            partner=partner,
            name=person.name,
            email=person.email,
            language=language,
            invited_by=by,
            expires_on=_expires(programme),
        )
        _send(made, by)
        invited.sent.append(person.email)
    elif there.partner_id != _id(partner):
        invited.elsewhere.append(person.email)
    elif there.is_open:
        invited.already.append(person.email)
    else:
        _open_again(there, by)
        invited.sent.append(person.email)


def _id(partner: PartnerOrganisation | None) -> int | None:
    return partner.pk if partner else None


def _expires(programme: Programme) -> date:
    later = min(timezone.localdate() + MORE_TIME, programme.starts_on)
    return max(programme.apply_until, later)


def _open_again(invitation: MentorInvitation, by: User) -> None:
    invitation.withdrawn_at, invitation.sent_at = None, timezone.now()
    invitation.expires_on = _expires(invitation.programme)
    invitation.link_version += 1
    invitation.invited_by = by
    invitation.save()
    _send(invitation, by)


def _send(invitation: MentorInvitation, by: User) -> None:
    AccessLog.add("mentoring.invited", invitation, by=by, reason=invitation.email)
    post(emails.invitation, invitation.pk)


@transaction.atomic
def remind(invitation_id: int, *, by: User) -> MentorInvitation:
    """The mail again, with the same link. Raises NotOpenAnyMore, RemindedAlready."""
    invitation = MentorInvitation.objects.locked(invitation_id)
    if not invitation.is_open or not may_invite(invitation.programme):
        raise NotOpenAnyMore
    if timezone.now() - invitation.sent_at < AGAIN_AFTER:
        raise RemindedAlready
    invitation.sent_at = timezone.now()
    invitation.save(update_fields=["sent_at"])
    _send(invitation, by)
    return invitation


@transaction.atomic
def withdraw(invitation_id: int, *, by: User) -> MentorInvitation:
    """The link stops working. Again changes nothing. Raises NotOpenAnyMore."""
    invitation = MentorInvitation.objects.locked(invitation_id)
    if invitation.taken_up_id:
        raise NotOpenAnyMore
    if invitation.withdrawn_at is None:
        invitation.withdrawn_at = timezone.now()
        invitation.save(update_fields=["withdrawn_at"])
        AccessLog.add("mentoring.uninvited", invitation, by=by, reason=invitation.email)
    return invitation
