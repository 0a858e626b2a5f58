"""The first step of a group booking: where, and whether the names are known."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from companies.models import HEADCOUNT_KINDS
from guidance.models import Centre

MOST_PEOPLE = 1000


class CentreForm(forms.Form):
    centre = forms.ModelChoiceField(
        Centre.objects.select_related("host"),
        label=_("Which centre?"),
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={"required": _("Choose the centre that is nearest to most of them.")},
    )


class StartForm(CentreForm):
    how = forms.ChoiceField(
        label=_("Do you have the list of names?"),
        widget=forms.RadioSelect,
        initial="roster",
        choices=[
            ("roster", _("Yes, I have a spreadsheet or can paste it")),
            ("headcount", _("Not yet: hold seats for a number of people, names later")),
        ],
        error_messages={"required": _("Say whether you have the names already.")},
    )
    eu = forms.IntegerField(
        label=_("EU, EEA and Swiss citizens"), min_value=0, max_value=MOST_PEOPLE, required=False
    )
    nordic = forms.IntegerField(
        label=_("Nordic citizens"), min_value=0, max_value=MOST_PEOPLE, required=False
    )
    third_country = forms.IntegerField(
        label=_("Citizens of other countries"),
        min_value=0,
        max_value=MOST_PEOPLE,
        required=False,
    )
    unknown = forms.IntegerField(
        label=_("Citizenship not known yet"),
        min_value=0,
        max_value=MOST_PEOPLE,
        required=False,
        help_text=_("About how many is enough. They are counted at every desk."),
    )

    def headcount(self) -> dict[str, int]:
        return {kind: self.cleaned_data.get(kind) or 0 for kind in HEADCOUNT_KINDS}

    @property
    def names_later(self) -> bool:
        return self.cleaned_data["how"] == "headcount"

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("how") != "headcount":
            return cleaned
        people = sum(cleaned.get(kind) or 0 for kind in HEADCOUNT_KINDS)
        if not people and not any(kind in self.errors for kind in HEADCOUNT_KINDS):
            self.add_error("unknown", _("Write about how many people are coming."))
        elif people > MOST_PEOPLE:
            message = ngettext(
                "One booking takes at most %d person.",
                "One booking takes at most %d people: divide them over several bookings.",
                MOST_PEOPLE,
            )
            self.add_error("unknown", message % MOST_PEOPLE)
        return cleaned
