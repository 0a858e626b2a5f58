"""The company's short lists, shared by its members."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from careers.employers import lists as short_lists
from careers.employers.cards import cards
from careers.employers.standing import Acting
from careers.finding.search import load
from careers.forms.candidates import ListForm
from careers.models import ShortList
from careers.views.employer import employers_only
from vocabulary.refused import Refused


@employers_only
def lists(request: HttpRequest, acts: Acting) -> HttpResponse:
    form = ListForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            return redirect(
                "candidates:list", short_lists.begin(acts, form.cleaned_data["name"]).pk
            )
        except Refused as refusal:
            form.add_error("name", str(refusal))
    context = {"acts": acts, "form": form, "lists": short_lists.lists_of(acts.company)}
    return render(request, "careers/candidates/lists.html", context)


@require_safe
@employers_only
def one_list(request: HttpRequest, acts: Acting, pk: int) -> HttpResponse:
    return _page(request, acts, _theirs(acts, pk), None)


def _theirs(acts: Acting, pk: int) -> ShortList:
    found = ShortList.objects.select_related("company", "made_by")
    return get_object_or_404(found, company=acts.company, pk=pk)


def _page(
    request: HttpRequest, acts: Acting, one: ShortList, form: ListForm | None
) -> HttpResponse:
    people = load(short_lists.people_on(one))
    context = {
        "acts": acts,
        "list": one,
        "cards": cards(people, acts.company),
        "form": form or ListForm(initial={"name": one.name}),
    }
    return render(request, "careers/candidates/list.html", context)


@require_POST
@employers_only
def rename(request: HttpRequest, acts: Acting, pk: int) -> HttpResponse:
    one = _theirs(acts, pk)
    form = ListForm(request.POST)
    if form.is_valid():
        try:
            short_lists.rename(one, form.cleaned_data["name"])
        except Refused as refusal:
            form.add_error("name", str(refusal))
        else:
            return redirect("candidates:list", pk)
    return _page(request, acts, one, form)


@employers_only
def delete(request: HttpRequest, acts: Acting, pk: int) -> HttpResponse:
    """Asked first; deleting again what is gone leads to the lists as well."""
    if request.method == "POST":
        for one in ShortList.objects.filter(company=acts.company, pk=pk):
            short_lists.delete(one)
            messages.success(request, _("The list “%(name)s” is gone.") % {"name": one.name})
        return redirect("candidates:lists")
    context = {"acts": acts, "list": _theirs(acts, pk)}
    return render(request, "careers/candidates/list_delete.html", context)
