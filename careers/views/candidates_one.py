"""One candidate, as the company may see her: from the published copy alone."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from careers import finding
from careers.employers import lists, notes
from careers.employers.cards import cards
from careers.employers.standing import Acting
from careers.forms.candidates import ListForm, NoteForm
from careers.models import PublishedSummary, ShortList
from careers.views.employer import employers_only
from vocabulary.refused import Refused
from vocabulary.typed import typed_id


def candidate_or_404(handle: str, acts: Acting) -> PublishedSummary:
    """Hidden, expired, unknown, and who has blocked this company: all the same."""
    try:
        return finding.candidate(handle, acts.company)
    except PublishedSummary.DoesNotExist as error:
        raise Http404 from error


@require_safe
@employers_only
def candidate(request: HttpRequest, acts: Acting, handle: str) -> HttpResponse:
    return _page(request, acts, candidate_or_404(handle, acts), NoteForm())


def _page(
    request: HttpRequest,
    acts: Acting,
    summary: PublishedSummary,
    note_form: NoteForm,
    list_form: ListForm | None = None,
) -> HttpResponse:
    [card] = cards([summary], acts.company)
    theirs = lists.lists_of(acts.company)
    context = {
        "acts": acts,
        "card": card,
        "summary": summary,
        "notes": notes.notes_on(summary, acts.company),
        "note_form": note_form,
        "list_form": list_form or ListForm(auto_id="new-list-%s"),
        "other_lists": [one for one in theirs if one.name not in card.lists],
        "on_lists": [one for one in theirs if one.name in card.lists],
    }
    return render(request, "careers/candidates/candidate.html", context)


@require_POST
@employers_only
def put_on_list(request: HttpRequest, acts: Acting, handle: str) -> HttpResponse:
    """On one of the company's lists, on a new one, or off one."""
    summary = candidate_or_404(handle, acts)
    form = ListForm(request.POST, auto_id="new-list-%s")
    try:
        if request.POST.get("off"):
            lists.take_off(_list(request.POST["off"], acts), summary)
        elif request.POST.get("list"):
            _add(request, acts, summary, _list(request.POST["list"], acts))
        elif form.is_valid():
            _add(request, acts, summary, lists.begin(acts, form.cleaned_data["name"]))
        else:
            return _page(request, acts, summary, NoteForm(), form)
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect(_back(request, summary))


def _add(request: HttpRequest, acts: Acting, summary: PublishedSummary, one: ShortList) -> None:
    lists.add(one, summary, acts)
    messages.success(request, _("On the list “%(name)s” now.") % {"name": one.name})


def _list(given: str, acts: Acting) -> ShortList:
    return get_object_or_404(ShortList, company=acts.company, pk=typed_id(given) or 0)


def _back(request: HttpRequest, summary: PublishedSummary) -> str:
    """To the search or the list from which she was put there; else to her page."""
    wanted = request.POST.get("back", "")
    is_address = wanted.startswith("/")  # or redirect() would take it for the name of a view
    hosts = {request.get_host()}
    if is_address and url_has_allowed_host_and_scheme(wanted, hosts, request.is_secure()):
        return wanted
    return redirect("candidates:candidate", summary.handle).url


@require_POST
@employers_only
def note(request: HttpRequest, acts: Acting, handle: str) -> HttpResponse:
    summary = candidate_or_404(handle, acts)
    form = NoteForm(request.POST)
    if form.is_valid():
        try:
            notes.write(acts, summary, form.cleaned_data["text"])
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("candidates:candidate", handle)
    return _page(request, acts, summary, form)


@require_POST
@employers_only
def note_delete(request: HttpRequest, acts: Acting, handle: str, pk: int) -> HttpResponse:
    candidate_or_404(handle, acts)
    notes.take_back(acts, pk)
    return redirect("candidates:candidate", handle)
