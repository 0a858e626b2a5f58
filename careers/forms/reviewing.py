"""What advisers decide about words, and what they look for in the queue."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from careers.models import Skill, Submission
from careers.publishing.reasons import SendBack
from vocabulary.cpr import reject_cpr
from vocabulary.typed import typed_line, without_controls

REASON = 400  # letters


class QueueFilter(forms.Form):
    """In the address. What makes no sense there is left out."""

    cause = forms.ChoiceField(
        label=_("Why it waits"),
        required=False,
        choices=[("", _("Any reason")), *Submission.Cause.choices],
    )
    marked = forms.ChoiceField(
        label=_("Marks"),
        required=False,
        choices=[("", _("With or without")), ("yes", _("With marks")), ("no", _("Without marks"))],
    )
    mine = forms.BooleanField(label=_("My candidates only"), required=False)

    @property
    def wanted(self) -> dict[str, Any]:
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


class SendBackForm(forms.Form):
    reasons = forms.MultipleChoiceField(
        label=_("What is to be changed"),
        choices=SendBack.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    reason = forms.CharField(
        label=_("In your own words"),
        required=False,
        max_length=REASON,
        validators=[reject_cpr],
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean_reason(self) -> str:
        return without_controls(self.cleaned_data["reason"]).strip()

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or {}
        if not told.get("reasons") and not told.get("reason") and not self.errors:
            self.add_error("reasons", _("Say what is to be changed: tick a reason or write one."))
        return told


class AcceptSkillForm(forms.Form):
    name_en = forms.CharField(label=_("Name in English"), max_length=60, validators=[reject_cpr])
    name_da = forms.CharField(label=_("Name in Danish"), max_length=60, validators=[reject_cpr])

    def clean_name_en(self) -> str:
        return typed_line(self.cleaned_data["name_en"])

    def clean_name_da(self) -> str:
        return typed_line(self.cleaned_data["name_da"])


class MergeSkillForm(forms.Form):
    into = forms.ModelChoiceField(
        label=_("It is another word for"), queryset=Skill.objects.listed(), empty_label=_("Choose")
    )
