"""Whom the rules are tried on: the public checklist's questions on one page, and a day."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from guidance.arrival.asked import UNKNOWN, Asked, With
from guidance.models import Municipality
from guidance.profiles import Purpose
from vocabulary.countries import CitizenshipGroup

FIRST_PLACE = "Vejle"


class PersonForm(forms.Form):
    """The names are those of the public addresses, so that one leads to the other."""

    citizenship = forms.ChoiceField(label=_("Citizen of"), choices=CitizenshipGroup.choices)
    purpose = forms.ChoiceField(label=_("Comes for"), choices=Purpose.choices)
    vars()["with"] = forms.ChoiceField(label=_("Who comes along"), choices=With.choices)
    partner = forms.ChoiceField(
        label=_("The partner’s citizenship"),
        choices=[("", _("The same")), *CitizenshipGroup.choices],
        required=False,
    )
    municipality = forms.ChoiceField(label=_("Moves to"))
    on = forms.DateField(label=_("By the rules of"), widget=AdminDateInput)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        known = [(place.code, str(place)) for place in Municipality.objects.all()]
        self.fields["municipality"].choices = [(UNKNOWN, _("Not decided yet")), *known]

    @property
    def asked(self) -> Asked:
        """Once it is valid."""
        answers = dict(self.cleaned_data)
        answers["partner"] = answers["partner"] or answers["citizenship"]
        return Asked.read(answers)


def somebody() -> dict[str, str]:
    """Who is tried first, until somebody is chosen."""
    place = Municipality.objects.filter(name=FIRST_PLACE).first()
    return {
        "citizenship": CitizenshipGroup.THIRD_COUNTRY.value,
        "purpose": Purpose.WORK.value,
        "with": With.CHILDREN.value,
        "municipality": place.code if place else UNKNOWN,
        "on": timezone.localdate().isoformat(),
    }
