"""The company's own requests: what became of each, as far as the company may know."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from careers.contact import asking, outcome, reveals
from careers.contact.told import Told, again_from, told
from careers.employers.standing import Acting
from careers.forms.contact import FeedbackForm
from careers.models import ContactRequest, PublishedSummary
from careers.views.employer import employers_only
from companies.models import Company
from vocabulary.refused import Refused

TONES = {Told.WAITING: "info", Told.YES: "ok"}


@dataclass(frozen=True)
class Line:
    """``candidate``: None where the company may not see her any more, for whatever reason."""

    request: ContactRequest
    told: Told
    candidate: PublishedSummary | None
    handle: str
    shows: bool

    @property
    def tone(self) -> str:
        return TONES.get(self.told, "quiet")


def _lines(requests: Any, company: Company) -> list[Line]:
    """Of published copies alone, whatever the page has on it."""
    rows = list(requests)
    people = [row.profile_id for row in rows]
    visible = PublishedSummary.objects.visible_to_company(company.cvr).filter(profile__in=people)
    seen = {copy.profile_id: copy for copy in visible}
    showing = reveals.of_company(company, [*seen])
    return [_line(row, seen.get(row.profile_id), row.profile_id in showing) for row in rows]


def _line(row: ContactRequest, copy: PublishedSummary | None, shows: bool) -> Line:
    """Under a handle of later she is somebody else, unless she shows who she is."""
    same = copy is not None and (copy.handle == row.handle or shows)
    candidate = copy if same else None
    handle = candidate.handle if candidate else row.handle
    known = told(row)
    if known == Told.YES and not shows:  # she is hidden: as if she had taken it back
        known = Told.OVER
    said_yes = row.state == ContactRequest.State.YES
    return Line(row, known, candidate, handle, shows=shows and said_yes)


def _of(acts: Acting) -> Any:
    return ContactRequest.objects.filter(company=acts.company).select_related("asked_by", "reveal")


@employers_only
def requests(request: HttpRequest, acts: Acting) -> HttpResponse:
    page = Paginator(_of(acts), 25).get_page(request.GET.get("page"))
    context = {"acts": acts, "page_obj": page, "lines": _lines(page, acts.company)}
    return render(request, "careers/contact/requests.html", context)


@employers_only
def request_page(request: HttpRequest, acts: Acting, pk: int) -> HttpResponse:
    """One request, and what came of it once she has said yes."""
    asked = get_object_or_404(_of(acts), pk=pk)
    form = FeedbackForm(request.POST if request.method == "POST" else None, request=asked)
    if form.is_valid() and _say(request, acts, asked, form):
        return redirect("candidates:request", pk)
    context = {
        "acts": acts,
        "line": _lines([asked], acts.company)[0],
        "form": form,
        "again": again_from(asked),
    }
    return render(request, "careers/contact/request.html", context)


def _say(request: HttpRequest, acts: Acting, asked: ContactRequest, form: FeedbackForm) -> bool:
    try:
        outcome.say(asked.pk, form.cleaned_data["feedback"], by=acts.user)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    messages.success(request, _("Thank you. It helps the centre, and the person."))
    return True


def _take_back(request: HttpRequest, asked: ContactRequest) -> None:
    try:
        asking.take_back(asked.pk)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The request is taken back."))


@employers_only
def take_back(request: HttpRequest, acts: Acting, pk: int) -> HttpResponse:
    """Ask first: it cannot be sent again soon. What waits no more is not asked about, as the day
    would tell what has become of it."""
    asked = get_object_or_404(_of(acts), pk=pk)
    if request.method != "POST" and told(asked) == Told.WAITING:
        context = {"acts": acts, "asked": asked, "again": again_from(asked)}
        return render(request, "careers/contact/request_take_back.html", context)
    if request.method == "POST":
        _take_back(request, asked)
    return redirect("candidates:request", pk)
