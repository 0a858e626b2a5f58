from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from accounts.models import Language
from companies.details import Details, details_of
from companies.models import NewHire
from companies.phone import clean_phone
from guidance.models import Municipality
from vocabulary.countries import country_choices
from vocabulary.cpr import reject_cpr
from vocabulary.spelling import spelling_key


def _by_name(places: Iterable[Municipality]) -> list[tuple[int, str]]:
    """Copenhagen is looked for under C."""
    named = [(place.pk, str(place)) for place in places]
    in_danish = (get_language() or "en").startswith("da")
    return named if in_danish else sorted(named, key=lambda place: spelling_key(place[1]))


class DetailsForm(forms.Form):
    given_name = forms.CharField(label=_("Given name"), max_length=120, validators=[reject_cpr])
    family_name = forms.CharField(
        label=_("Family name"), max_length=120, required=False, validators=[reject_cpr]
    )
    citizenship = forms.ChoiceField(
        label=_("Citizenship"),
        choices=country_choices,
        help_text=_("Several? Choose the one whose passport or ID card you bring."),
    )
    municipality = forms.ModelChoiceField(
        label=_("Municipality where you live, or will live"),
        queryset=Municipality.objects.all(),
        required=False,
        empty_label=_("I do not know yet"),
        help_text=_("The part of Denmark that your address belongs to."),
    )
    family = forms.BooleanField(
        label=_("My husband, wife, partner or children move to Denmark with me"), required=False
    )
    phone = forms.CharField(
        label=_("Telephone"),
        max_length=30,
        required=False,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
        help_text=_("Only for the day itself, if something happens. With country code: +45 …"),
    )

    given_name.widget.attrs["autocomplete"] = "given-name"
    family_name.widget.attrs["autocomplete"] = "family-name"

    def __init__(self, *args: Any, hire: NewHire, **kwargs: Any) -> None:
        super().__init__(*args, initial=vars(details_of(hire)), **kwargs)
        field = self.fields["municipality"]
        field.widget.choices = [("", str(field.empty_label)), *_by_name(Municipality.objects.all())]

    def clean_phone(self) -> str:
        return clean_phone(self.cleaned_data["phone"])

    @property
    def details(self) -> Details:
        return Details(**self.cleaned_data)


class ApplicationForm(forms.Form):
    reference = forms.CharField(
        label=_("Reference number"),
        max_length=60,
        required=False,
        validators=[reject_cpr],
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        help_text=_("It is on the receipt. Leave it empty if you cannot find it."),
    )


class AnotherTimeForm(forms.Form):
    reason = forms.CharField(
        label=_("Why, and when would suit you?"),
        max_length=400,
        validators=[reject_cpr],
        widget=forms.Textarea(attrs={"rows": 4, "maxlength": 400}),
        help_text=_("Your company and the centre read it. No private matters are needed."),
    )


class LanguageForm(forms.Form):
    language = forms.ChoiceField(choices=Language)
