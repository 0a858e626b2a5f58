"""The steps of a profile. Every field may stay empty: a profile grows."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from accounts.forms import NameField
from careers.closed_lists import (
    Availability,
    EducationField,
    EducationLevel,
    Experience,
    WorkForm,
    group_choices,
    occupation_choices,
)
from careers.models import CandidateProfile
from careers.models.shown import SUMMARY
from companies.phone import clean_phone
from content.forms import WordsField
from guidance.models import Municipality
from vocabulary.cpr import reject_cpr
from vocabulary.spelling import spelling_key
from vocabulary.typed import typed_line

HEADLINE = 80  # letters


class StepForm(forms.Form):
    """What is right in it can be kept while something else is wrong: ``right``."""

    def __init__(self, profile: CandidateProfile, data: Any = None) -> None:
        super().__init__(data, initial=self.initial_of(profile))
        for field in self.fields.values():
            field.required = False
            field.widget.is_required = False

    def initial_of(self, profile: CandidateProfile) -> dict[str, Any]:
        return {name: getattr(profile, name) for name in self.base_fields}

    def right(self) -> dict[str, Any]:
        """The fields without a mistake, by name."""
        self.is_valid()
        return dict(self.cleaned_data)


def _occupations() -> list[tuple[str, Any]]:
    """By their wide groups."""
    groups = occupation_choices()
    grouped = [
        (name, [(code, words) for code, words in groups if code.startswith(major)])
        for major, name in group_choices()
    ]
    return [("", _("Not chosen yet")), *grouped]


def _with_none(choices: Iterable[tuple[Any, Any]]) -> list[tuple[Any, Any]]:
    return [("", _("Not chosen yet")), *choices]


class WorkStep(StepForm):
    occupation = forms.ChoiceField(
        label=_("Which work do you look for?"),
        choices=_occupations,
        help_text=_("Choose the group that comes nearest. Employers search by these."),
    )
    experience = forms.TypedChoiceField(
        label=_("How long have you done this work?"),
        choices=Experience.choices,
        coerce=int,
        empty_value=None,
        widget=forms.RadioSelect,
        help_text=_("In any country."),
    )


class EducationStep(StepForm):
    education_level = forms.TypedChoiceField(
        label=_("Your highest education"),
        choices=_with_none(EducationLevel.choices),
        coerce=int,
        empty_value=None,
        help_text=_("Finished, in any country. It need not be recognised in Denmark."),
    )
    education_field = forms.ChoiceField(
        label=_("What was it about?"), choices=_with_none(EducationField.choices)
    )


class PlaceField(forms.ModelChoiceField):
    """Municipalities in the reader's order: Copenhagen is looked for under C."""

    def ordered(self) -> list[tuple[Any, str]]:
        named = [(place.pk, str(place)) for place in Municipality.objects.all()]
        if not (get_language() or "en").startswith("da"):
            named.sort(key=lambda place: spelling_key(place[1]))
        return [("", str(_("Not chosen yet"))), *named]


class WhereStep(StepForm):
    municipality = PlaceField(
        label=_("The municipality where you live, or will live"),
        queryset=Municipality.objects.all(),
        help_text=_(
            "Employers never see it. They see its region at most, and not even that if you want."
        ),
    )
    work_forms = forms.MultipleChoiceField(
        label=_("Which kinds of work?"),
        choices=WorkForm.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("As many as you like."),
    )
    availability = forms.ChoiceField(
        label=_("When can you begin?"), choices=Availability.choices, widget=forms.RadioSelect
    )

    def __init__(self, profile: CandidateProfile, data: Any = None) -> None:
        super().__init__(profile, data)
        place = self.fields["municipality"]
        place.widget.choices = place.ordered()  # type: ignore[attr-defined]


class AboutStep(StepForm):
    first_name = NameField(label=_("First name"), autocomplete="given-name")
    last_name = NameField(label=_("Last name"), autocomplete="family-name")
    phone = forms.CharField(
        label=_("Telephone"),
        max_length=40,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
        help_text=_("With country code: +45 …"),
    )
    address = forms.CharField(
        label=_("Address"),
        max_length=200,
        validators=[reject_cpr],
        widget=forms.TextInput(attrs={"autocomplete": "street-address"}),
        help_text=_("So that we notice if it stands in your own words."),
    )
    NAMES: ClassVar[tuple[str, ...]] = ("first_name", "last_name")

    def initial_of(self, profile: CandidateProfile) -> dict[str, Any]:
        names = {name: getattr(profile.user, name) for name in self.NAMES}
        return names | {"phone": profile.phone, "address": profile.address}

    def clean_phone(self) -> str:
        return clean_phone(self.cleaned_data["phone"])

    def clean_address(self) -> str:
        return typed_line(self.cleaned_data["address"])


class WordsStep(StepForm):
    headline = WordsField(
        label=_("Headline"),
        max_length=HEADLINE,
        validators=[reject_cpr],
        help_text=_("What you can do, in one line: “Accountant who likes order in numbers”."),
    )
    summary = WordsField(
        label=_("Summary"),
        max_length=SUMMARY,
        validators=[reject_cpr],
        widget=forms.Textarea(attrs={"rows": 7}),
        help_text=_(
            "What you have done, what you are good at, what you look for. Without names of people, "
            "places, schools and companies, and without addresses, links and numbers to call."
        ),
    )

    def __init__(self, profile: CandidateProfile, data: Any = None) -> None:
        super().__init__(profile, data)
        for name in ("headline", "summary"):
            widget = self.fields[name].widget
            widget.attrs["data-counted"] = widget.attrs.pop("maxlength")


class ConsentForm(forms.Form):
    version = forms.CharField(max_length=20, widget=forms.HiddenInput)
    agreed = forms.BooleanField(label=_("I have read this, and want to be in the CV bank."))


STEP_FORMS: dict[str, type[StepForm]] = {
    "work": WorkStep,
    "education": EducationStep,
    "where": WhereStep,
    "about": AboutStep,
    "words": WordsStep,
}
