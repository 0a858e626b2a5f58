"""Who is invited opens the link, and becomes a mentor with whatever account she signs in to."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.personal_links import BadLink
from mentoring.applying.opening import UNDECIDED, begin_mentor, check_is_not_both
from mentoring.models import MentorApplication, MentorInvitation, Programme
from mentoring.models.applications import mentor_invitation_link
from vocabulary.refused import Refused


class NotOpenAnyMore(Refused):
    message = _("This invitation is not open any more. Ask whoever invited you for a new one.")


class TakenUpAlready(Refused):
    message = _(
        "Somebody has taken up this invitation with another account. If that was you, sign in to "
        "that one; if not, ask whoever invited you for a new one."
    )


class MentorForAnother(Refused):
    message = _(
        "You take part as a mentor of another organisation already. Write to us if that should be "
        "changed."
    )


def by_token(token: str) -> MentorInvitation:
    """Raises BadLink, also for an older one."""
    pk, version = mentor_invitation_link.read(token)
    rows = MentorInvitation.objects.select_related("programme", "partner", "taken_up")
    found = rows.filter(pk=pk, link_version=version).first()
    if found is None:
        raise BadLink
    return found


def is_open(invitation: MentorInvitation) -> bool:
    return invitation.is_open and invitation.programme.state in UNDECIDED


@transaction.atomic
def take_up(invitation_id: int, user: User) -> MentorApplication:
    """The application of the organisation's mentor. Taking it up again answers the same one.

    Raises NotOpenAnyMore, TakenUpAlready, MentorForAnother, OtherSideAlready.
    """
    found = MentorInvitation.objects.get(pk=invitation_id)
    programme = Programme.objects.locked(found.programme_id)
    check_is_not_both(programme, user, MentorApplication.side)
    there = MentorApplication.objects.filter(programme=programme, user=user).first()
    if there is not None:
        there = MentorApplication.objects.locked(there.pk)
    invitation = MentorInvitation.objects.locked(invitation_id)
    if invitation.taken_up is not None:
        return _of_this_person(invitation.taken_up, user)
    if not is_open(invitation):
        raise NotOpenAnyMore
    if there is not None and there.partner_id not in (None, invitation.partner_id):
        raise MentorForAnother
    mentor = begin_mentor(programme, user, invitation.partner)
    if mentor.partner_id != invitation.partner_id and invitation.partner_id:
        mentor.partner = invitation.partner
        mentor.save(update_fields=["partner"])
    if not hasattr(mentor, "invitation"):
        invitation.taken_up = mentor
        invitation.save(update_fields=["taken_up"])
    return mentor


def _of_this_person(mentor: MentorApplication, user: User) -> MentorApplication:
    if mentor.user_id != user.pk:
        raise TakenUpAlready
    return mentor
