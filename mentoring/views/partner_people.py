"""In the admin: who acts for a partner organisation."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from mentoring.forms.partner_people import CoordinatorForm
from mentoring.models import PartnerOrganisation
from mentoring.permissions import may_run
from mentoring.programmes.partner_people import invite_coordinator, remove_coordinator


@require_http_methods(["GET", "HEAD", "POST"])
def people(request: HttpRequest, pk: int) -> HttpResponse:
    partner = _partner(request, pk)
    form = CoordinatorForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        invite_coordinator(partner.pk, **form.cleaned_data, by=request.user)  # type: ignore[arg-type]
        messages.success(request, _("Invited. A mail tells how to sign in."))
        return redirect("mentoring_partner:people", pk)
    return _page(request, partner, form)


@require_POST
def remove(request: HttpRequest, pk: int, user_pk: int) -> HttpResponse:
    partner = _partner(request, pk)
    user = partner.coordinators.filter(pk=user_pk).first()
    if user is None:  # pressed again, or somebody else: whose name is not told here
        return redirect("mentoring_partner:people", pk)
    remove_coordinator(partner.pk, user, by=request.user)  # type: ignore[arg-type]
    messages.success(request, _("%(user)s does not see its mentors any more.") % {"user": user})
    return redirect("mentoring_partner:people", pk)


def _partner(request: HttpRequest, pk: int) -> PartnerOrganisation:
    if not may_run(request.user):
        raise Http404
    return get_object_or_404(PartnerOrganisation, pk=pk)


def _page(
    request: HttpRequest, partner: PartnerOrganisation, form: CoordinatorForm
) -> HttpResponse:
    crumbs = [
        {"url": reverse("wagtailadmin_home"), "label": _("Home")},
        {"url": reverse("mentoring_partner:index"), "label": _("Partner organisations")},
        {"url": reverse("mentoring_partner:edit", args=[partner.pk]), "label": partner.name},
        {"url": "", "label": _("Coordinators")},
    ]
    context: dict[str, Any] = {
        "partner": partner,
        "form": form,
        "people": partner.coordinators.order_by("email"),
        "page_title": _("Coordinators"),
        "header_title": f"{partner}: {_('Coordinators')}",
        "breadcrumbs_items": crumbs,
        "header_icon": "group",
    }
    return render(request, "mentoring/admin/partner_people.html", context)
