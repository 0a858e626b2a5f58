"""Questions to the advisers, read, answered and passed on in the admin."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from accounts.models import AccessLog, User
from careers.advising import enquiries as use_cases
from careers.advising.searched import in_words
from careers.forms.advising import AnswerForm, PassOnForm
from careers.models import Enquiry
from careers.views.advisers import advisers_only, render_screen
from vocabulary.refused import Refused

ANSWERED_SHOWN = 50


@require_safe
@advisers_only
def index(request: HttpRequest) -> HttpResponse:
    """Open ones first, the oldest at the top; then what was answered lately."""
    found = Enquiry.objects.select_related("company", "profile__user", "asked_by", "answered_by")
    answered = found.filter(state=Enquiry.State.ANSWERED).order_by("-answered_at")
    context = {"waiting": found.open(), "answered": answered[:ANSWERED_SHOWN]}
    return _render(request, "careers/admin/enquiries.html", _("Questions"), context)


@advisers_only
def enquiry(request: HttpRequest, pk: int) -> HttpResponse:
    return _page(request, _enquiry(pk))


@require_POST
@advisers_only
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    found = _enquiry(pk)
    form = AnswerForm(request.POST, prefix="answer")
    if not form.is_valid():
        return _page(request, found, answer=form)
    try:
        use_cases.answer(found.pk, form.cleaned_data["answer"], by=request.user)  # type: ignore[arg-type]
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("careers_advising:enquiry", found.pk)
    messages.success(request, _("Your answer is on its way by mail."))
    return redirect("careers_advising:enquiry", found.pk)


@require_POST
@advisers_only
def pass_on(request: HttpRequest, pk: int) -> HttpResponse:
    found = _enquiry(pk)
    user: User = request.user  # type: ignore[assignment]
    people = use_cases.may_be_asked(found, user).select_related("user")
    form = PassOnForm(request.POST, prefix="to", people=people)
    if not form.is_valid():
        return _page(request, found, to=form)
    ids = [int(chosen) for chosen in form.cleaned_data["candidates"]]
    try:
        new = use_cases.pass_on(found.pk, ids, by=user)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("careers_advising:enquiry", found.pk)
    words = ngettext("%(n)d candidate is asked.", "%(n)d candidates are asked.", len(new))
    messages.success(request, words % {"n": len(new)})
    return redirect("careers_advising:enquiry", found.pk)


def _enquiry(pk: int) -> Enquiry:
    found = Enquiry.objects.select_related(
        "company", "profile__user", "profile__adviser", "asked_by", "answered_by"
    )
    return get_object_or_404(found, pk=pk)


def _page(request: HttpRequest, found: Enquiry, **forms: Any) -> HttpResponse:
    user: User = request.user  # type: ignore[assignment]
    if found.profile is not None:
        AccessLog.add("enquiry.read", found, by=user, about=found.profile.user)
    people = use_cases.may_be_asked(found, user).select_related("user").order_by("occupation")
    context = {
        "enquiry": found,
        "searched": in_words(found.searched),
        "answer": AnswerForm(prefix="answer"),
        "to": PassOnForm(prefix="to", people=people),
        "forwarded": found.forwarded.select_related("profile__user"),
    }
    return _render(
        request,
        "careers/admin/enquiry.html",
        str(found.company or (found.profile and found.profile.user)),
        context | forms,
        within=(("careers_advising:enquiries", _("Questions")),),
        status=422 if forms else 200,
    )


def _render(
    request: HttpRequest, template: str, title: str, context: dict[str, Any], **more: Any
) -> HttpResponse:
    return render_screen(request, template, title, context, icon="help", **more)
