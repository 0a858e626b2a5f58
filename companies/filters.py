from typing import Any

import django_filters
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from companies.models import Company

STATES = (("waiting", _("To verify")), ("verified", _("Verified")), ("declined", _("Declined")))


class CompanyFilterSet(WagtailFilterSet):
    state = django_filters.ChoiceFilter(label=_("State"), choices=STATES, method="in_state")

    class Meta:
        model = Company
        fields: list[str] = []

    def in_state(self, companies: Any, name: str, value: str) -> Any:
        return companies.in_state(value)
