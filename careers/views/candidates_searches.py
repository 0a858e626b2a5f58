"""Searches that a member keeps: looked at again, told of by mail, stopped from the mail."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.personal_links import personal_page
from careers.employers import saved
from careers.employers.standing import Acting, choose
from careers.finding import facets, search
from careers.finding.asked import Asked, read
from careers.finding.chosen import chosen, in_words
from careers.finding.typed import typed
from careers.forms.candidates import SearchForm
from careers.models import SavedSearch
from careers.views.employer import employers_only
from careers.views.often import may_search, too_often
from vocabulary.refused import Refused


@require_safe
@employers_only
def searches(request: HttpRequest, acts: Acting) -> HttpResponse:
    if not may_search(request, acts):
        return too_often(request, acts)
    rows = [_row(one, acts) for one in saved.searches_of(acts)]
    context = {"acts": acts, "rows": rows, "fewest": facets.FEWEST}
    return render(request, "careers/candidates/searches.html", context)


def _row(one: SavedSearch, acts: Acting) -> dict[str, object]:
    asked = saved.asked_of(one)
    total = search.total(asked, search.Within(acts.company.cvr))
    found = total if total >= facets.FEWEST else None
    return {"search": one, "words": in_words(asked), "found": found}


@employers_only
def keep(request: HttpRequest, acts: Acting) -> HttpResponse:
    """What is in the address, by the name that is posted."""
    asked = read(typed(request.GET))
    form = SearchForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and _may_keep(request, acts, form):
        try:
            saved.keep(acts, asked, form.cleaned_data["name"], by_mail=form.cleaned_data["by_mail"])
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The search is kept."))
            return redirect("candidates:searches")
    if request.method != "POST":
        form = SearchForm(initial={"name": in_words(asked)[:80]})
    context = {"acts": acts, "form": form, "chosen": chosen(asked), "address": asked.address()}
    return render(request, "careers/candidates/keep_search.html", context)


def _may_keep(request: HttpRequest, acts: Acting, form: SearchForm) -> bool:
    """A kept search is counted on the page of them, so keeping one is searching."""
    if may_search(request, acts):
        return True
    form.add_error(None, _("That was often. Wait ten minutes, then press the button again."))
    return False


@require_safe
@employers_only
def kept(request: HttpRequest, acts: Acting, pk: int) -> HttpResponse:
    """From the mail too: then for the company that it was kept for."""
    hers = SavedSearch.objects.filter(user=acts.user, company__in=acts.companies)
    one = get_object_or_404(hers, pk=pk)
    choose(request, one.company_id)
    asked: Asked = saved.asked_of(one)
    return redirect(f"{reverse('candidates:search')}?{asked.address()}")


def _hers(acts: Acting, pk: int) -> SavedSearch:
    return get_object_or_404(SavedSearch, company=acts.company, user=acts.user, pk=pk)


@require_POST
@employers_only
def mail(request: HttpRequest, acts: Acting, pk: int) -> HttpResponse:
    saved.turn_mail(_hers(acts, pk), on=request.POST.get("on") == "1")
    return redirect("candidates:searches")


@require_POST
@employers_only
def delete(request: HttpRequest, acts: Acting, pk: int) -> HttpResponse:
    """Deleting again what is gone is no error."""
    for one in SavedSearch.objects.filter(company=acts.company, user=acts.user, pk=pk):
        saved.delete(one)
        messages.success(request, _("The search “%(name)s” is gone.") % {"name": one.name})
    return redirect("candidates:searches")


@personal_page
def no_more_mail(request: HttpRequest, token: str) -> HttpResponse:
    """From the mail, without signing in: a page, and one button. It tells nothing of the search
    but the name that its owner gave it."""
    try:
        one = saved.search_by(token)
    except SavedSearch.DoesNotExist as error:
        raise Http404 from error
    if request.method == "POST":
        saved.turn_mail(one, on=False)
        one.by_mail = False
    return render(request, "careers/candidates/no_more_mail.html", {"search": one})
