"""How editors find a row again in the admin."""

from datetime import date
from typing import Any

import django_filters
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.widgets import AdminDateInput

from guidance.models import Centre, Document, Municipality, MunicipalityAgreement, Step, StepRule
from guidance.profiles import Purpose
from vocabulary.countries import CitizenshipGroup


class DueFilter(django_filters.ChoiceFilter):
    """Facts that are to be looked at again, or not yet."""

    def __init__(self, **kwargs: Any) -> None:
        choices = [("due", _("To look at now")), ("later", _("Later"))]
        super().__init__(label=_("Review"), choices=choices, method=self.due, **kwargs)

    def due(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        today = timezone.localdate()
        overdue = Q(review_on__lt=today)
        return rows.filter(overdue if value == "due" else ~overdue)


class OnDayFilter(django_filters.DateFilter):
    """Rows that are in force on a day."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(label=_("In force on"), method=self.on, widget=AdminDateInput, **kwargs)

    def on(self, rows: QuerySet, name: str, value: date) -> QuerySet:
        return rows.on(value)


class StepFilters(WagtailFilterSet):
    review = DueFilter()

    class Meta:
        model = Step
        fields = ["authority", "place", "confidence"]


class StepRuleFilters(WagtailFilterSet):
    citizens = django_filters.ChoiceFilter(
        label=_("Citizens of"), choices=CitizenshipGroup.choices, method="for_citizens"
    )
    purpose = django_filters.ChoiceFilter(
        label=_("Who come for"), choices=Purpose.choices, method="for_purpose"
    )
    in_force = OnDayFilter()
    review = DueFilter()

    class Meta:
        model = StepRule
        fields = ["step", "optional", "confidence"]

    def for_citizens(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        return _fitting(rows, "citizenships", value)

    def for_purpose(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        return _fitting(rows, "purposes", value)


def _fitting(rows: QuerySet, field: str, value: str) -> QuerySet:
    """Rules that name this value or leave it open; SQLite cannot look into JSON lists."""
    listed = rows.order_by().values_list("pk", field)
    return rows.filter(pk__in=[pk for pk, values in listed if not values or value in values])


class AgreementFilters(WagtailFilterSet):
    centre = django_filters.ModelChoiceFilter(label=_("Centre"), queryset=Centre.objects.all())
    in_force = OnDayFilter()
    review = DueFilter()

    class Meta:
        model = MunicipalityAgreement
        fields = ["centre", "role", "confidence"]


class MunicipalityFilters(WagtailFilterSet):
    region = django_filters.AllValuesFilter(label=_("Region"))
    served_by = django_filters.ModelChoiceFilter(
        label=_("Served by"), queryset=Centre.objects.all(), method="with_agreement"
    )

    class Meta:
        model = Municipality
        fields = ["region"]

    def with_agreement(self, rows: QuerySet, name: str, value: Centre) -> QuerySet:
        agreements = MunicipalityAgreement.objects.on(timezone.localdate()).filter(centre=value)
        return rows.filter(pk__in=agreements.values("municipality"))


class DocumentFilters(WagtailFilterSet):
    step = django_filters.ModelChoiceFilter(
        label=_("Needed for"), queryset=Step.objects.all(), method="for_step"
    )

    class Meta:
        model = Document
        fields: list[str] = []

    def for_step(self, rows: QuerySet, name: str, value: Step) -> QuerySet:
        return rows.filter(pk__in=value.document_rules.values("document"))
