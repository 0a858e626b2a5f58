"""Verifying and declining a company, in the Wagtail admin."""

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from companies import verification
from companies.forms.sign_up import DeclineForm
from companies.models import Company
from companies.permissions import user_can_verify
from companies.views.loading import posted

View = Callable[[HttpRequest, int], HttpResponse]


def for_verifiers(view: View) -> View:
    @wraps(view)
    def inner(request: HttpRequest, pk: int) -> HttpResponse:
        if not user_can_verify(request.user):
            raise PermissionDenied
        return view(request, pk)

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
