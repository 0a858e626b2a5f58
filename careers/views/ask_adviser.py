"""Asking an adviser: from an employer's search, and from a candidate's own page."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from careers.advising import enquiries as use_cases
from careers.advising.searched import in_words
from careers.contact import reveals, showing
from careers.employers.standing import Acting
from careers.finding.asked import read
from careers.forms.her_advising import AskForm, CompanyAskForm, FieldsForm
from careers.models import CandidateProfile, Enquiry, ForwardedEnquiry, PublishedSummary
from careers.views.employer import employers_only
from careers.views.her_profile import her_profile
from vocabulary.refused import Refused


@require_http_methods(["GET", "HEAD", "POST"])
@employers_only
def of_company(request: HttpRequest, acting: Acting) -> HttpResponse:
    """The search is in the address, as it was; what the company has asked is below."""
    searched = read(dict(request.GET.lists())).params()
    form = CompanyAskForm(request.POST or None)
    if form.is_valid():
        try:
            use_cases.ask(
                form.cleaned_data["text"],
                by=acting.user,
                company=acting.company,
                searched=searched,
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("An adviser reads your question and answers by mail."))
            return redirect("candidates:ask_adviser")
    context = {
        "acts": acting,
        "form": form,
        "searched": in_words(searched),
        "asked": [(each, _answers(each)) for each in _of(acting)],
    }
    template = "careers/advising/ask_company.html"
    return render(request, template, context, status=422 if form.errors else 200)


def _of(acting: Acting) -> list[Enquiry]:
    found = Enquiry.objects.filter(company=acting.company).select_related("answered_by")
    return list(found.prefetch_related("forwarded")[:50])


def _answers(enquiry: Enquiry) -> list[str]:
    """The handles of those who answered it themselves and show the company something now: whoever
    has taken it back may have another handle by then, and is somebody new under it."""
    yes = [each.profile_id for each in enquiry.forwarded.all() if each.state == each.State.YES]
    if not yes or enquiry.company is None:
        return []
    showing_it = reveals.of_company(enquiry.company, yes)
    seen = PublishedSummary.objects.visible_to_company(enquiry.company.cvr)
    return list(seen.filter(profile__in=showing_it).values_list("handle", flat=True))


@require_http_methods(["GET", "HEAD", "POST"])
@her_profile
def of_candidate(request: HttpRequest, profile: CandidateProfile) -> HttpResponse:
    form = AskForm(request.POST or None)
    if form.is_valid():
        try:
            use_cases.ask(form.cleaned_data["text"], by=profile.user, profile=profile)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("An adviser reads your question and answers by mail."))
            return redirect("cv:ask_adviser")
    asked = profile.enquiries.select_related("answered_by")
    context = {"profile": profile, "form": form, "asked": asked[:50]}
    template = "careers/advising/ask.html"
    return render(request, template, context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@her_profile
def passed_on(request: HttpRequest, profile: CandidateProfile, pk: int) -> HttpResponse:
    """A company's question that her adviser passed on: yes with what it may see, or no."""
    found = ForwardedEnquiry.objects.select_related("enquiry__company", "profile__user")
    sent = get_object_or_404(found, pk=pk, profile=profile)
    answer = request.POST.get("answer", "")
    form = FieldsForm(request.POST if answer == "yes" else None)
    if answer == "no" or form.is_valid():
        try:
            if answer == "no":
                use_cases.say_no(sent)
            else:
                use_cases.say_yes(sent, form.cleaned_data["shown"])
        except Refused as refusal:
            messages.error(request, str(refusal))
        return redirect("cv:passed_on", pk)
    values = showing.present(profile)
    context = {
        "sent": sent,
        "company": sent.enquiry.company,
        "form": form,
        "ticks": [(field, value) for field, value in values.items() if value],
        "searched": in_words(sent.enquiry.searched),
    }
    template = "careers/advising/passed_on.html"
    return render(request, template, context, status=422 if form.errors else 200)
