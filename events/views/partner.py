"""A partner's own editors: opening the calendar to it, inviting people, taking them off."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.models import User
from events.editing import partners
from events.forms.partner import InviteForm
from events.models import Organiser


@require_safe
def editors(request: HttpRequest, pk: int) -> HttpResponse:
    return _page(request, _organiser(request, pk), InviteForm())


@require_POST
def open_folder(request: HttpRequest, pk: int) -> HttpResponse:
    organiser = _organiser(request, pk)
    partners.open_to_partner(organiser, by=request.user)  # type: ignore[arg-type]
    messages.success(request, _("It has a folder of its own now. Invite somebody to write in it."))
    return redirect("organisers:partner", pk)


@require_POST
def invite(request: HttpRequest, pk: int) -> HttpResponse:
    organiser = _organiser(request, pk)
    form = InviteForm(request.POST)
    if not form.is_valid():
        return _page(request, organiser, form)
    partners.invite(organiser, **form.cleaned_data, by=request.user)
    messages.success(request, _("Invited. A mail tells how to sign in."))
    return redirect("organisers:partner", pk)


@require_POST
def remove(request: HttpRequest, pk: int, user_pk: int) -> HttpResponse:
    organiser = _organiser(request, pk)
    user = get_object_or_404(User, pk=user_pk, groups=organiser.editors_id)
    partners.remove(organiser, user, by=request.user)  # type: ignore[arg-type]
    messages.success(request, _("%(user)s cannot write its events any more.") % {"user": user})
    return redirect("organisers:partner", pk)


def _organiser(request: HttpRequest, pk: int) -> Organiser:
    """Editors of ours say whose folder it is, and who writes there."""
    if not request.user.has_perm("events.change_organiser"):
        raise PermissionDenied
    return get_object_or_404(Organiser.objects.select_related("editors"), pk=pk)


def _page(request: HttpRequest, organiser: Organiser, form: InviteForm) -> HttpResponse:
    crumbs = [
        {"url": reverse("wagtailadmin_home"), "label": _("Home")},
        {"url": reverse("organisers:index"), "label": _("Organisers")},
        {"url": reverse("organisers:edit", args=[organiser.pk]), "label": organiser.name},
        {"url": "", "label": _("Its own editors")},
    ]
    people = organiser.editors.user_set.order_by("email") if organiser.editors else []
    context: dict[str, Any] = {
        "organiser": organiser,
        "form": form,
        "people": people,
        "folders": partners.folders_of(organiser),
        "page_title": _("Its own editors"),
        "header_title": f"{organiser}: {_('Its own editors')}",
        "breadcrumbs_items": crumbs,
        "header_icon": "group",
    }
    return render(request, "events/admin/partner.html", context)
