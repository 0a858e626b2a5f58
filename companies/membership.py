"""Who may act for a company: invitations, requests to be let in, roles, leaving.

Views ask ``companies.permissions`` first; what a person may do is not asked again here, only
whether the change itself is possible. Every change takes the company's row first, so that two
owners who step down at the same moment do not leave it without one.
"""

from allauth.account.models import EmailAddress
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import AccessLog, User
from companies import emails
from companies.models import ColleagueInvitation, Company, JoinRequest, Membership
from outbox.mail import post
from vocabulary.refused import Refused

Role = Membership.Role


class LastOwner(Refused):
    message = _("A company needs an owner. Make somebody else owner first, then try again.")


class MemberAlready(Refused):
    message = _("This person is on the list already. Change the role there instead.")


class InvitedAlready(Refused):
    message = _(
        "This address is invited already. You can send the invitation again in the list of those "
        "invited."
    )


class NoLongerOpen(Refused):
    message = _("This invitation is no longer open. Ask for a new one.")


class SentToAnotherAddress(Refused):
    message = _("This invitation was sent to another address than yours.")


@transaction.atomic
def invite(company: Company, *, email: str, role: str, by: User) -> ColleagueInvitation:
    """Mail a personal link. Raises MemberAlready, InvitedAlready."""
    Company.objects.locked(company.pk)
    email = email.strip().lower()
    if company.memberships.filter(user__email__iexact=email).exists():
        raise MemberAlready
    if company.invitations.waiting().filter(email=email).exists():
        raise InvitedAlready
    invitation = company.invitations.create(email=email, role=role, invited_by=by)
    _log("company.invited", company, by, reason=f"{email}: {role}")
    post(emails.colleague_invited, invitation.pk)
    return invitation


@transaction.atomic
def invite_again(invitation: ColleagueInvitation, *, by: User) -> ColleagueInvitation:
    """Mail a new link, good for another fourteen days; the older one stops working."""
    invitation = _waiting(invitation)
    invitation.link_version += 1
    invitation.invited_at = timezone.now()
    invitation.save(update_fields=["link_version", "invited_at"])
    _log("company.invited_again", invitation.company, by, reason=invitation.email)
    post(emails.colleague_invited, invitation.pk)
    return invitation


@transaction.atomic
def withdraw(invitation: ColleagueInvitation, *, by: User) -> ColleagueInvitation:
    """Stop the link from working. Withdrawing again changes nothing."""
    company = Company.objects.locked(invitation.company_id)
    open_ones = company.invitations.waiting().filter(pk=invitation.pk)
    if open_ones.update(withdrawn_at=timezone.now()):
        _log("company.invitation_withdrawn", company, by, reason=invitation.email)
    return company.invitations.get(pk=invitation.pk)


@transaction.atomic
def accept(invitation: ColleagueInvitation, *, by: User, agency: str = "") -> Membership:
    """The invited person joins; accepting again answers the same membership.

    Raises SentToAnotherAddress, NoLongerOpen.
    """
    if not is_for(invitation, by):
        raise SentToAnotherAddress
    company = Company.objects.locked(invitation.company_id)
    existing = company.memberships.filter(user=by).first()
    if existing is not None and not invitation.accepted_at:
        ColleagueInvitation.objects.filter(pk=invitation.pk).update(accepted_at=timezone.now())
    if existing is not None:
        return existing
    invitation = _waiting(invitation)
    if invitation.has_expired:
        raise NoLongerOpen
    invitation.accepted_at = timezone.now()
    invitation.save(update_fields=["accepted_at"])
    return _add(company, user=by, role=invitation.role, by=by, agency=agency)


def is_for(invitation: ColleagueInvitation, user: User) -> bool:
    """Whether it was sent to an address that is proven to be this person's."""
    proven = EmailAddress.objects.filter(user=user, verified=True)
    return bool(proven.filter(email__iexact=invitation.email).exists())


@transaction.atomic
def let_in(
    request: JoinRequest, *, by: User, role: str = Role.BOOKER, for_the_centre: bool = False
) -> JoinRequest:
    """Make the person who asked a member. Answering again changes nothing.

    ``for_the_centre``: by staff, where no owner is there to answer any more.
    """
    company = Company.objects.locked(request.company_id)
    if _answer(request, accepted=True):
        if not company.memberships.filter(user=request.user).exists():
            _add(company, user=request.user, role=role, by=by, for_the_centre=for_the_centre)
        post(emails.join_answered, request.pk)
    return company.join_requests.get(pk=request.pk)


@transaction.atomic
def turn_down(request: JoinRequest, *, by: User, for_the_centre: bool = False) -> JoinRequest:
    company = Company.objects.locked(request.company_id)
    if _answer(request, accepted=False):
        _log(
            "company.join_turned_down",
            company,
            by,
            about=request.user,
            for_the_centre=for_the_centre,
        )
        post(emails.join_answered, request.pk)
    return company.join_requests.get(pk=request.pk)


@transaction.atomic
def change_role(membership: Membership, *, role: str, by: User) -> Membership:
    """Raises LastOwner."""
    company = Company.objects.locked(membership.company_id)
    membership = company.memberships.select_related("user").get(pk=membership.pk)
    if membership.role == role:
        return membership
    _keep_an_owner(membership)
    was, membership.role = membership.role, role
    membership.save(update_fields=["role"])
    _log("company.role_changed", company, by, about=membership.user, reason=f"{was} → {role}")
    return membership


@transaction.atomic
def remove(membership: Membership, *, by: User) -> None:
    """Take a person off the list, or leave it oneself. Raises LastOwner."""
    company = Company.objects.locked(membership.company_id)
    for member in company.memberships.select_related("user").filter(pk=membership.pk):
        _keep_an_owner(member)
        member.delete()
        action = "company.left" if member.user == by else "company.member_removed"
        _log(action, company, by, about=member.user)


def _waiting(invitation: ColleagueInvitation) -> ColleagueInvitation:
    Company.objects.locked(invitation.company_id)
    waiting = ColleagueInvitation.objects.waiting().select_related("company")
    found = waiting.filter(pk=invitation.pk).first()
    if found is None:
        raise NoLongerOpen
    return found


def _keep_an_owner(membership: Membership) -> None:
    owners = Membership.objects.filter(company_id=membership.company_id, role=Role.OWNER)
    if membership.role == Role.OWNER and not owners.exclude(pk=membership.pk).exists():
        raise LastOwner


def _answer(request: JoinRequest, *, accepted: bool) -> bool:
    waiting = JoinRequest.objects.waiting().filter(pk=request.pk)
    return bool(waiting.update(answered_at=timezone.now(), accepted=accepted))


def _add(
    company: Company,
    *,
    user: User,
    role: str,
    by: User,
    agency: str = "",
    for_the_centre: bool = False,
) -> Membership:
    membership = company.memberships.create(user=user, role=role, agency=agency)
    _log(
        "company.member_added", company, by, about=user, reason=role, for_the_centre=for_the_centre
    )
    return membership


def _log(
    action: str,
    company: Company,
    by: User,
    *,
    about: User | None = None,
    reason: str = "",
    for_the_centre: bool = False,
) -> None:
    acts_for = "" if for_the_centre else company.name
    AccessLog.add(action, company, by=by, about=about, on_behalf_of=acts_for, reason=reason)
