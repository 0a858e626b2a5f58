"""Who may act for a company: the list, invitations, and the invited person's own page."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from accounts.personal_links import BadLink
from companies import membership
from companies.forms.members import AcceptForm, InviteForm, RoleForm
from companies.models import ColleagueInvitation, Company, invitation_link
from companies.permissions import user_can_book, user_can_manage
from companies.views.loading import company_or_404, posted
from vocabulary.refused import Refused


@login_required
def members(request: HttpRequest, company_id: int) -> HttpResponse:
    company = company_or_404(request, company_id)
    manages = user_can_manage(request.user, company)
    form = InviteForm(posted(request) if manages else None)
    if form.is_valid() and _invite(request, company, form):
        return redirect("companies:members", company.pk)
    return render(request, "companies/members.html", _context(request, company, form, manages))


def _invite(request: HttpRequest, company: Company, form: InviteForm) -> bool:
    try:
        invitation = membership.invite(company, by=request.user, **form.cleaned_data)
    except Refused as refusal:
        form.add_error("email", str(refusal))
        return False
    messages.success(
        request, _("The invitation is on its way to %(email)s.") % {"email": invitation.email}
    )
    return True


def _context(
    request: HttpRequest, company: Company, form: InviteForm, manages: bool
) -> dict[str, object]:
    return {
        "company": company,
        "form": form,
        "manages": manages,
        "memberships": company.memberships.select_related("user"),
        "invitations": company.invitations.waiting() if manages else [],
        "join_requests": _join_requests(company) if manages else [],
        "roles": membership.Role.choices,
    }


def _join_requests(company: Company) -> object:
    return company.join_requests.waiting().select_related("user")


@require_POST
@login_required
def change_role(request: HttpRequest, company_id: int, membership_id: int) -> HttpResponse:
    company = company_or_404(request, company_id, user_can_manage)
    member = get_object_or_404(company.memberships.select_related("user"), pk=membership_id)
    form = RoleForm(request.POST)
    if form.is_valid():
        role = form.cleaned_data["role"]
        done = _("The role of %(name)s is changed.") % {"name": member.user}
        _try(request, lambda: membership.change_role(member, role=role, by=request.user), done)
    return redirect("companies:members", company.pk)


@login_required
def remove(request: HttpRequest, company_id: int, membership_id: int) -> HttpResponse:
    """Ask first, then remove; everybody may take herself off the list."""
    company = company_or_404(request, company_id)
    member = get_object_or_404(company.memberships.select_related("user"), pk=membership_id)
    leaving = member.user == request.user
    if not leaving and not user_can_manage(request.user, company):
        raise Http404
    if request.method != "POST":
        context = {"company": company, "member": member, "leaving": leaving}
        return render(request, "companies/member_remove.html", context)
    done = _("%(name)s can no longer act for %(company)s.")
    _try(
        request,
        lambda: membership.remove(member, by=request.user),
        done % {"name": member.user, "company": company.name},
    )
    if user_can_book(request.user, company):
        return redirect("companies:members", company.pk)
    return redirect("companies:dashboard")


@require_POST
@login_required
def invitation_again(request: HttpRequest, company_id: int, invitation_id: int) -> HttpResponse:
    company = company_or_404(request, company_id, user_can_manage)
    invitation = get_object_or_404(company.invitations, pk=invitation_id)
    done = _("A new link is on its way to %(email)s.") % {"email": invitation.email}
    _try(request, lambda: membership.invite_again(invitation, by=request.user), done)
    return redirect("companies:members", company.pk)


@require_POST
@login_required
def invitation_withdraw(request: HttpRequest, company_id: int, invitation_id: int) -> HttpResponse:
    company = company_or_404(request, company_id, user_can_manage)
    invitation = get_object_or_404(company.invitations, pk=invitation_id)
    done = _("The invitation to %(email)s is withdrawn.") % {"email": invitation.email}
    _try(request, lambda: membership.withdraw(invitation, by=request.user), done)
    return redirect("companies:members", company.pk)


@require_POST
@login_required
def join_answer(request: HttpRequest, company_id: int, request_id: int) -> HttpResponse:
    company = company_or_404(request, company_id, user_can_manage)
    asked = get_object_or_404(company.join_requests.select_related("user"), pk=request_id)
    if request.POST.get("answer") == "yes":
        membership.let_in(asked, by=request.user)
        messages.success(request, _("%(name)s can book now.") % {"name": asked.user})
    else:
        membership.turn_down(asked, by=request.user)
        messages.success(request, _("%(name)s was not let in.") % {"name": asked.user})
    return redirect("companies:members", company.pk)


def _try(request: HttpRequest, change: Callable[[], object], done: str) -> None:
    try:
        change()
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, done)


@never_cache
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """The invited person's page. Opening the link changes nothing; the button does."""
    invited = _read(token)
    if invited.company.memberships.filter(user_id=request.user.pk).exists():
        return redirect(invited.company)
    if invited.withdrawn_at or invited.accepted_at or invited.has_expired:
        return render(request, "companies/invitation_closed.html", {"invited": invited}, status=410)
    form = AcceptForm(posted(request), role=invited.role)
    mine = request.user.is_authenticated and membership.is_for(invited, request.user)
    if mine and form.is_valid():
        return _accept(request, invited, form)
    context = {"invited": invited, "form": form, "mine": mine}
    return render(request, "companies/invitation.html", context)


def _read(token: str) -> ColleagueInvitation:
    try:
        pk, version = invitation_link.read(token)
    except BadLink as error:
        raise Http404 from error
    invitations = ColleagueInvitation.objects.select_related("company", "invited_by")
    return get_object_or_404(invitations, pk=pk, link_version=version)


def _accept(request: HttpRequest, invited: ColleagueInvitation, form: AcceptForm) -> HttpResponse:
    try:
        membership.accept(invited, by=request.user, agency=form.cleaned_data.get("agency", ""))
    except Refused:
        return redirect(request.path)
    messages.success(
        request, _("You can act for %(company)s now.") % {"company": invited.company.name}
    )
    return redirect(invited.company)
