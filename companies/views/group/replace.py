"""Somebody else of the company comes in one person's seats."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from companies.addresses import AddressTaken
from companies.event_seats import people
from companies.forms.event_seats import form_for
from companies.forms.roster import PersonForm
from companies.models import GroupBooking, NewHire
from companies.views.group.event import read_person, say_invited
from companies.views.group.loading import MemberRequest, group_view
from companies.views.group.suggestions import suggestions
from vocabulary.refused import Refused


@group_view
def replace(request: MemberRequest, group: GroupBooking, pk: int) -> HttpResponse:
    """At an event anybody of the company can come instead; to be registered nobody can."""
    if group.event is None:
        raise Http404
    hire = get_object_or_404(NewHire.objects.for_her_page().filter(group=group), pk=pk)
    form = form_for(group)(request.POST or None)
    if request.method == "POST" and form.is_valid():
        new = _replaced(request, hire, form)
        if new is not None:
            say_invited(request, new)
            return redirect(group)
    elif not people.may_change(hire):
        return redirect("companies:person", group.reference, hire.pk)
    context = {"group": group, "hire": hire, "form": form, **suggestions()}
    return render(request, "companies/group/replace.html", context)


def _replaced(request: MemberRequest, hire: NewHire, form: PersonForm) -> NewHire | None:
    values = read_person(hire.group, form)
    if values is None:
        return None
    try:
        return people.replace(hire, values=values, by=request.user)
    except AddressTaken as refusal:
        form.add_error("email", str(refusal))
    except Refused as refusal:
        form.add_error(None, str(refusal))
    return None
