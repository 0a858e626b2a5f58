"""Mails about who may act for a company."""

from accounts.models import User
from companies.models import ColleagueInvitation, JoinRequest, Membership
from outbox.letters import Letter, mail


@mail("companies.colleague_invited")
def colleague_invited(pk: int) -> Letter | None:
    """About a ColleagueInvitation. In the language of whoever invites, unless we know better."""
    waiting = ColleagueInvitation.objects.waiting().select_related("company", "invited_by")
    invitation = waiting.filter(pk=pk).first()
    if invitation is None:
        return None
    known = User.objects.filter(email__iexact=invitation.email).first()
    reader = known or invitation.invited_by
    return Letter(
        to=invitation.email,
        language=reader.language if reader else "en",
        template="companies/colleague_invited",
        context={"invitation": invitation},
    )


@mail("companies.join_asked")
def join_asked(pk: int) -> Letter | None:
    """About the Membership of an owner: everybody who waits for an answer."""
    owner = Membership.objects.select_related("user", "company").filter(pk=pk).first()
    if owner is None or owner.role != Membership.Role.OWNER:
        return None
    asked = list(owner.company.join_requests.waiting().select_related("user"))
    if not asked:
        return None
    context = {"company": owner.company, "owner": owner.user, "asked": asked}
    return Letter(owner.user.email, owner.user.language, "companies/join_asked", context)


@mail("companies.join_answered")
def join_answered(pk: int) -> Letter | None:
    """About a JoinRequest, to whoever asked."""
    request = JoinRequest.objects.select_related("user", "company").filter(pk=pk).first()
    if request is None or request.answered_at is None:
        return None
    context = {"request": request, "company": request.company}
    return Letter(request.user.email, request.user.language, "companies/join_answered", context)
