"""Loading what a view is about: what one may not see is not there."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, QueryDict
from django.shortcuts import get_object_or_404

from companies.models import Company
from companies.permissions import user_can_book

Predicate = Callable[[object, Company], bool]


def posted(request: HttpRequest) -> QueryDict | None:
    """What a form is bound to; a form without fields sends nothing and is sent all the same."""
    return request.POST if request.method == "POST" else None


def company_or_404(
    request: HttpRequest, company_id: int, allowed: Predicate = user_can_book
) -> Company:
    company = get_object_or_404(Company.objects.visible_to(request.user), pk=company_id)
    if not allowed(request.user, company):
        raise Http404
    return company
