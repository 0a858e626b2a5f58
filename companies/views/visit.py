"""A new hire's own page, by personal link and without an account."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from companies import details, visit
from companies.event_seats.people import dates_of
from companies.forms.visit import AnotherTimeForm, ApplicationForm, DetailsForm, LanguageForm
from companies.models import NewHire
from companies.readiness import Papers, papers_of, requirements_of, rulebook_of
from companies.views import her_event
from companies.views.by_link import by_link, visit_by_link
from companies.views.loading import posted
from events.calendar_files import MIMETYPE, appointment_calendar, appointments_calendar
from events.models import Session
from events.tickets import ticket_svg
from outbox.letters import absolute
from vocabulary.countries import country_name
from vocabulary.refused import Refused

#: Where her language can be changed.
PAGES = ("visit", "visit_details", "visit_another_time", "visit_decline")


@by_link
def page(request: HttpRequest, hire: NewHire) -> HttpResponse:
    if _is_looked_at(request):
        visit.opened(hire)
    if hire.group.event is not None:
        return her_event.page(request, hire)
    return render(request, "companies/visit/page.html", _page(hire))


def _is_looked_at(request: HttpRequest) -> bool:
    """A person in front of it, not a browser that fetches ahead of a click."""
    purpose = request.headers.get("Sec-Purpose", request.headers.get("Purpose", ""))
    return request.method == "GET" and "prefetch" not in purpose.lower()


def _page(hire: NewHire, application: ApplicationForm | None = None) -> dict[str, object]:
    found = requirements_of(hire, rulebook_of(hire))
    papers = papers_of(hire, found)
    reference = {"reference": hire.application_reference}
    return {
        "hire": hire,
        "attendee": hire.attendee,
        "session": hire.attendee.session,
        "centre": hire.group.at_centre,
        "company": hire.group.company,
        "country": country_name(hire.attendee.citizenship),
        "found": found,
        "papers": papers,
        "applies": _applies(hire, papers),
        "application": application or ApplicationForm(initial=reference),
        "qr": ticket_svg(hire.attendee.ticket_code),
        "link_days": settings.LINK_DAYS_AFTER_SESSION,
    }


def _applies(hire: NewHire, papers: Papers) -> bool:
    """Who brings a finished permit is not asked for an application."""
    early = hire.attendee.session.admission == Session.Admission.BEFORE_OPENING
    by_form = any(document.key == "od1" for document in papers.all)
    return bool(early or by_form or hire.application_submitted_at)


@require_POST
@visit_by_link
def tick(request: HttpRequest, hire: NewHire) -> HttpResponse:
    found = requirements_of(hire, rulebook_of(hire))
    of = {str(pk): pk for pk in papers_of(hire, found).keys}
    ready = {of[pk] for pk in request.POST.getlist("paper") if pk in of}
    visit.tick(hire, ready=ready, of=of.values())
    if request.htmx:
        hire = NewHire.objects.for_her_page().get(pk=hire.pk)
        context = {"hire": hire, "papers": papers_of(hire, found)}
        return render(request, "companies/visit/_progress.html", context)
    messages.success(request, _("Saved."))
    return _back(hire, "#papers")


@require_POST
@visit_by_link
def application(request: HttpRequest, hire: NewHire) -> HttpResponse:
    form = ApplicationForm(request.POST)
    if not form.is_valid():
        return render(request, "companies/visit/page.html", _page(hire, form))
    visit.application_submitted(hire, reference=form.cleaned_data["reference"])
    messages.success(request, _("Thank you. The desk can find your application now."))
    return _back(hire, "#application")


@visit_by_link
def correct(request: HttpRequest, hire: NewHire) -> HttpResponse:
    """Put details right, once; what that changes is shown before it is saved."""
    if hire.details_corrected_at:
        return render(request, "companies/visit/details_done.html", _page(hire))
    form = DetailsForm(posted(request), hire=hire)
    problem = desks = None
    if form.is_valid():
        desks = details.desks_with(hire, form.details)
        if not desks.change or "agreed" in request.POST:
            problem = _correct(hire, form)
            if problem is None:
                messages.success(request, _("Thank you, your details are saved."))
                return _back(hire, "#details")
    context = {"hire": hire, "form": form, "desks": desks, "problem": problem}
    return render(request, "companies/visit/details.html", context)


def _correct(hire: NewHire, form: DetailsForm) -> Refused | None:
    try:
        details.correct(hire, form.details)
    except Refused as problem:
        return problem
    return None


@visit_by_link
def another_time(request: HttpRequest, hire: NewHire) -> HttpResponse:
    initial = {"reason": hire.another_time_reason or request.GET.get("why", "")[:400]}
    form = AnotherTimeForm(posted(request), initial=initial)
    if form.is_valid():
        try:
            visit.ask_for_another_time(hire, reason=form.cleaned_data["reason"])
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("We have told your company and the centre."))
            return _back(hire)
    return render(request, "companies/visit/another_time.html", {"hire": hire, "form": form})


@require_POST
@visit_by_link
def keep_time(request: HttpRequest, hire: NewHire) -> HttpResponse:
    """She does not want another time any more."""
    try:
        visit.withdraw_the_wish(hire)
    except Refused as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("You keep your time. Your company and the centre are told."))
    return _back(hire)


@require_POST
@by_link
def language(request: HttpRequest, hire: NewHire) -> HttpResponse:
    """Show her pages in this language from now on, and write in it."""
    form = LanguageForm(request.POST)
    if form.is_valid():
        visit.speak(hire, language=form.cleaned_data["language"])
        hire.attendee.language = form.cleaned_data["language"]
    page = request.POST.get("page", "")
    with translation.override(hire.attendee.language):
        name = page if page in PAGES else "visit"
        return redirect(reverse(f"companies:{name}", args=[hire.token]))


@by_link
def calendar(request: HttpRequest, hire: NewHire) -> HttpResponse:
    url = absolute(reverse("companies:visit", args=[hire.token]))
    if hire.group.event is not None:
        content = appointments_calendar(dates_of(hire), url=url)
    else:
        words = _("Your papers, your ticket and changes are on the page behind the link.")
        content = appointment_calendar(hire.attendee, url=url, description=words)
    return HttpResponse(
        content,
        content_type=MIMETYPE,
        headers={"Content-Disposition": 'attachment; filename="appointment.ics"'},
    )


def _back(hire: NewHire, anchor: str = "") -> HttpResponse:
    return redirect(reverse("companies:visit", args=[hire.token]) + anchor)
