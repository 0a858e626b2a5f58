"""Opening hours in the admin: those that count first."""

from typing import Any

from django.utils import timezone
from modelcluster.forms import BaseChildFormSet
from wagtail.admin.panels import InlinePanel


class PastLast(BaseChildFormSet):
    """What is over stays, for the record, after what holds and what is to come."""

    def get_queryset(self) -> list[Any]:
        today = timezone.localdate()
        rows = super().get_queryset()
        return sorted(rows, key=lambda row: row.valid_to is not None and row.valid_to < today)


class HoursPanel(InlinePanel):
    def get_form_options(self) -> dict[str, Any]:
        options: dict[str, Any] = super().get_form_options()
        options["formsets"][self.relation_name]["formset"] = PastLast
        return options
