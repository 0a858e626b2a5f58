"""Whom the rules are tried on: the public checklist's questions on one page, and a day."""

from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.db.models import TextChoices
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from guidance.arrival.asked import UNKNOWN, Asked, With
from guidance.bench.drafted import Drafts
from guidance.models import Municipality
from guidance.profiles import Purpose
from vocabulary.countries import CitizenshipGroup

FIRST_PLACE = "Vejle"


class Beside(TextChoices):
    """What the public rules are compared with."""

    DRAFTS = "drafts", _("All drafts")
    SCHEDULED = "scheduled", _("Scheduled by then")


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
    beside = forms.ChoiceField(label=_("Beside them"), choices=Beside.choices, required=False)

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

    @property
    def drafts(self) -> Drafts:
        """Of a day: what goes live before it is over."""
        if self.cleaned_data["beside"] != Beside.SCHEDULED:
            return Drafts()
        day_after = self.cleaned_data["on"] + timedelta(days=1)
        return Drafts(by=timezone.make_aware(datetime.combine(day_after, time.min)))


def somebody() -> dict[str, str]:
    """Who is tried first, until somebody is chosen."""
    place = Municipality.objects.filter(name=FIRST_PLACE).first()
    return {
        "citizenship": CitizenshipGroup.THIRD_COUNTRY.value,
        "purpose": Purpose.WORK.value,
        "with": With.CHILDREN.value,
        "municipality": place.code if place else UNKNOWN,
        "on": timezone.localdate().isoformat(),
        "beside": Beside.DRAFTS.value,
    }
