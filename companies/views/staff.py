"""Verifying and declining a company, and answering who asks to join it, in the Wagtail admin."""

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.models import User
from companies import membership, verification
from companies.forms.sign_up import DeclineForm
from companies.models import Company, Membership
from companies.permissions import user_can_verify
from companies.views.loading import posted

View = Callable[..., HttpResponse]


def for_verifiers(view: View) -> View:
    @wraps(view)
    def inner(request: HttpRequest, pk: int, **kwargs: int) -> HttpResponse:
        if not user_can_verify(request.user):
            raise PermissionDenied
        return view(request, pk, **kwargs)

    return inner


@require_POST
@for_verifiers
def verify(request: HttpRequest, pk: int) -> HttpResponse:
    company = get_object_or_404(Company, pk=pk)
    verification.verify(company, by=request.user)
    messages.success(request, _("%(name)s is verified; its owners are told.") % {"name": company})
    return redirect("company:inspect", pk)


@for_verifiers
def decline(request: HttpRequest, pk: int) -> HttpResponse:
    company = get_object_or_404(Company, pk=pk)
    form = DeclineForm(posted(request))
    if form.is_valid():
        verification.decline(company, reason=form.cleaned_data["reason"], by=request.user)
        messages.success(request, _("The owners of %(name)s are told.") % {"name": company})
        return redirect("company:inspect", pk)
    context = {"company": company, "form": form}
    return render(request, "companies/admin/decline.html", context)


@require_POST
@for_verifiers
def join_answer(request: HttpRequest, pk: int, request_id: int) -> HttpResponse:
    """For the owners, where they have left: ``answer`` is the role to have, or ``no``."""
    company = get_object_or_404(Company, pk=pk)
    asked = get_object_or_404(company.join_requests.select_related("user"), pk=request_id)
    answer = request.POST.get("answer", "")
    by: User = request.user  # type: ignore[assignment]
    if answer in (Membership.Role.OWNER, Membership.Role.BOOKER):
        membership.let_in(asked, by=by, role=answer, for_the_centre=True)
        messages.success(request, _("%(name)s can book now.") % {"name": asked.user})
    elif answer == "no":
        membership.turn_down(asked, by=by, for_the_centre=True)
        messages.success(request, _("%(name)s was not let in.") % {"name": asked.user})
    return redirect("company:inspect", pk)
