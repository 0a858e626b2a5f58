"""Approving a job and sending it back, in the Wagtail admin."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from careers.forms.jobs import SendBackForm
from careers.jobs import moderating
from careers.models import Job
from vocabulary.refused import Refused

View = Callable[..., HttpResponse]


def user_can_review(user: Any) -> bool:
    return bool(user.is_authenticated and user.has_perm("careers.review_job"))


def for_reviewers(view: View) -> View:
    @wraps(view)
    def inner(request: HttpRequest, pk: int) -> HttpResponse:
        if not user_can_review(request.user):
            raise PermissionDenied
        return view(request, pk)

    return inner


@require_POST
@for_reviewers
def approve(request: HttpRequest, pk: int) -> HttpResponse:
    """``revision``: of what was on the screen."""
    job = get_object_or_404(Job, pk=pk)
    try:
        moderating.approve(pk, request.POST.get("revision", ""), by=request.user)  # type: ignore[arg-type]
        messages.success(request, _("“%(title)s” is open; the company is told.") % {"title": job})
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("job:inspect", pk)


@for_reviewers
def send_back(request: HttpRequest, pk: int) -> HttpResponse:
    job = get_object_or_404(Job, pk=pk)
    form = SendBackForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            moderating.send_back(pk, form.cleaned_data["reason"], by=request.user)  # type: ignore[arg-type]
            messages.success(request, _("Sent back; the company is told why."))
            return redirect("job:inspect", pk)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    return render(request, "careers/admin/job_send_back.html", {"job": job, "form": form})
