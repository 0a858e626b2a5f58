"""Where one is on the company's pages."""

from typing import Any

from django import template
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from companies.models import Company

register = template.Library()


@register.inclusion_tag("components/breadcrumbs.html", takes_context=True)
def company_trail(
    context: template.Context, company: Company, *labels_and_urls: Any
) -> dict[str, Any]:
    """``{% company_trail company label url … current_label %}``; on the company's own page only it.

    The choice of companies is above it for those alone who have one.
    """
    labels = (company.name, company.get_absolute_url(), *labels_and_urls)
    *pairs, current = labels if labels_and_urls else labels[:1]
    trail = list(zip(pairs[::2], pairs[1::2], strict=True))
    if _chooses(context["request"]):
        trail.insert(0, (_("Your companies"), reverse("companies:dashboard")))
    return {"trail": trail, "current": current}


def _chooses(request: HttpRequest) -> bool:
    """Known already where a booking was loaded (``companies.views.group.loading``)."""
    known: bool | None = getattr(request, "chooses_company", None)
    return Company.objects.visible_to(request.user).count() > 1 if known is None else known
