"""Her talk with an adviser: the times there are, the one she has, another one, none."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from careers.advising import talks as use_cases
from careers.forms.her_advising import TopicForm
from careers.models import CandidateProfile
from careers.views.her_profile import her_profile
from events.models import Session
from vocabulary.refused import Refused


@require_safe
@her_profile
def talks(request: HttpRequest, profile: CandidateProfile) -> HttpResponse:
    return _times(request, profile)


def _times(
    request: HttpRequest, profile: CandidateProfile, *, refusal: str = "", status: int = 200
) -> HttpResponse:
    offer = use_cases.offered(profile)
    with_hers, with_others = use_cases.by_day(profile, offer.times)
    context = {
        "profile": profile,
        "offer": offer,
        "with_hers": with_hers,
        "with_others": with_others,
        "refusal": refusal,
    }
    return render(request, "careers/advising/talks.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@her_profile
def talk(request: HttpRequest, profile: CandidateProfile, pk: int) -> HttpResponse:
    """One time: what is it to be about, and the button."""
    sessions = Session.objects.exclude(state=Session.State.DRAFT).select_related("event", "host")
    found = get_object_or_404(
        sessions.prefetch_related("quotas"), pk=pk, event=use_cases.series().pk
    )
    offer = use_cases.offered(profile)
    form = TopicForm(request.POST or None) if offer.seat is None else None
    if request.method == "POST" and (form is None or form.is_valid()):
        return _picked(request, profile, found, form)
    if found.pk not in {each.pk for each in offer.times}:
        return redirect("cv:talks")
    context: dict[str, Any] = {"session": found, "seat": offer.seat, "form": form}
    status = 422 if form and form.errors else 200
    return render(request, "careers/advising/talk.html", context, status=status)


def _picked(
    request: HttpRequest, profile: CandidateProfile, found: Session, form: TopicForm | None
) -> HttpResponse:
    """Back to her page; where it was refused, with the reason and the other times."""
    try:
        if form is None:
            use_cases.change(profile, found)
        else:
            use_cases.book(profile, found, topic=form.cleaned_data["topic"])
    except Refused as refusal:
        return _times(request, profile, refusal=str(refusal), status=409)
    messages.success(request, _("The time is yours. A mail with it is on its way to you."))
    return redirect("cv:talks")


@require_POST
@her_profile
def cancel(request: HttpRequest, profile: CandidateProfile) -> HttpResponse:
    try:
        use_cases.cancel(profile, by=profile.user)
    except Refused as refusal:
        messages.info(request, str(refusal))
    else:
        messages.success(request, _("Your talk is cancelled; the adviser is told."))
    return redirect("cv:talks")
