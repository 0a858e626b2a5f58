"""One candidate, as her adviser sees her, and what is done for her there."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.models import AccessLog, User
from careers.advising import notes, offers
from careers.advising.caseload import hand_to
from careers.advising.picture import Picture
from careers.forms.advising import HandForm, NoteForm, OfferForm, OutcomeForm
from careers.models import CandidateProfile
from careers.views.advisers import of_candidate, render_screen
from vocabulary.refused import Refused


@require_safe
@of_candidate
def candidate(request: HttpRequest, profile: CandidateProfile) -> HttpResponse:
    return page(request, profile)


def page(request: HttpRequest, profile: CandidateProfile, **forms: Any) -> HttpResponse:
    """``forms``: those that were not accepted, by their names in the template."""
    user: User = request.user  # type: ignore[assignment]
    AccessLog.add("candidate.opened", profile, by=user, about=profile.user)
    picture = Picture(profile)
    context = {
        "profile": profile,
        "picture": picture,
        "is_mine": profile.adviser_id == user.pk,
        "hand": HandForm(initial={"adviser": profile.adviser_id}, prefix="hand"),
        "note": NoteForm(prefix="note"),
        "offer": OfferForm(prefix="offer"),
        "outcome": OutcomeForm.fresh(prefix="outcome"),
        "mine_to_take_away": {one.pk for one in picture.notes if notes.may_take_away(one, user)},
    }
    return render_screen(
        request,
        "careers/admin/candidate.html",
        str(profile.user),
        context | forms,
        within=(("careers_advising:index", _("Candidates")),),
        icon="user",
        status=422 if forms else 200,
    )


def back(profile: CandidateProfile, part: str = "") -> HttpResponse:
    address = reverse("careers_advising:candidate", args=[profile.pk])
    return redirect(f"{address}#{part}" if part else address)


@require_POST
@of_candidate
def hand(request: HttpRequest, profile: CandidateProfile) -> HttpResponse:
    """``take``: to oneself; else to whom was chosen, or nobody."""
    user: User = request.user  # type: ignore[assignment]
    form = HandForm(request.POST, prefix="hand")
    to = user if "take" in request.POST else None
    if to is None:
        if not form.is_valid():
            return page(request, profile, hand=form)
        to = form.cleaned_data["adviser"]
    try:
        profile = hand_to(profile.pk, to, by=user)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return back(profile)
    messages.success(request, _handed_words(profile, user))
    return back(profile)


def _handed_words(profile: CandidateProfile, user: User) -> str:
    names = {"name": profile.user, "adviser": profile.adviser}
    if profile.adviser is None:
        return _("Nobody looks after %(name)s now.") % names
    if profile.adviser == user:
        return _("You look after %(name)s now; she is told by mail.") % names
    return _("%(adviser)s looks after %(name)s now; both are told by mail.") % names


@require_POST
@of_candidate
def add_note(request: HttpRequest, profile: CandidateProfile) -> HttpResponse:
    form = NoteForm(request.POST, prefix="note")
    if not form.is_valid():
        return page(request, profile, note=form)
    notes.write(profile.pk, form.cleaned_data["text"], by=request.user)  # type: ignore[arg-type]
    messages.success(request, _("The note is kept."))
    return back(profile, "notes")


@require_POST
@of_candidate
def take_note_away(request: HttpRequest, profile: CandidateProfile, note_pk: int) -> HttpResponse:
    note = profile.notes.filter(pk=note_pk).first()
    if note is not None:
        try:
            notes.take_away(note, by=request.user)  # type: ignore[arg-type]
        except Refused as refusal:
            messages.error(request, str(refusal))
            return back(profile, "notes")
    messages.success(request, _("The note is gone."))
    return back(profile, "notes")


@require_POST
@of_candidate
def make_offer(request: HttpRequest, profile: CandidateProfile) -> HttpResponse:
    form = OfferForm(request.POST, prefix="offer")
    if not form.is_valid():
        return page(request, profile, offer=form)
    given = form.cleaned_data
    facts = {"where": given["where"], "text": given["text"]}
    offers.make(profile.pk, given["kind"], **facts, by=request.user)
    messages.success(request, _("The offer is made; she is told by mail and answers herself."))
    return back(profile, "offers")


@require_POST
@of_candidate
def withdraw_offer(request: HttpRequest, profile: CandidateProfile, offer_pk: int) -> HttpResponse:
    offer = get_object_or_404(profile.offers, pk=offer_pk)
    try:
        offers.withdraw(offer.pk, by=request.user)  # type: ignore[arg-type]
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The offer does not stand any more."))
    return back(profile, "offers")
