"""Asking somebody about a job, answering, what came of it, and companies to be blocked."""

from typing import Any

from django import forms
from django.core.validators import MinLengthValidator
from django.utils.translation import gettext_lazy as _

from careers.forms.shown import ShownForm
from careers.models import ContactRequest, Job
from careers.models.contact import Feedback
from companies.cvr_field import CvrField
from companies.models import Company
from vocabulary.cpr import reject_cpr
from vocabulary.typed import typed_line, without_controls

SAY_WHY = 20  # letters; "interesting profile" is no reason


class AskForm(forms.Form):
    """``vacancy`` is there where the company has open jobs in the job bank."""

    vacancy = forms.ModelChoiceField(
        Job.objects.none(),
        label=_("One of your open jobs"),
        required=False,
        empty_label=_("None of these"),
    )
    job = forms.CharField(
        label=_("Which job is it?"),
        max_length=120,
        required=False,
        validators=[reject_cpr],
        help_text=_("Its title, as you would advertise it. It has to be a real one."),
    )
    reason = forms.CharField(
        label=_("Why this person?"),
        max_length=1000,
        validators=[
            reject_cpr,
            MinLengthValidator(SAY_WHY, _("Say a little more: what in this profile fits the job?")),
        ],
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_(
            "What fits, what the job is like, and what happens next. At most 1,000 letters."
        ),
    )

    def __init__(self, *args: Any, company: Company, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        jobs = Job.objects.open().filter(company=company)
        if jobs.exists():
            self.fields["vacancy"].queryset = jobs  # type: ignore[attr-defined]
            self.fields["job"].label = _("Another job")
            self.fields["job"].help_text = _("Its title. Leave it empty if you chose one above.")
        else:
            del self.fields["vacancy"]
            self.fields["job"].required = True

    def clean_job(self) -> str:
        return typed_line(self.cleaned_data["job"])

    def clean_reason(self) -> str:
        return without_controls(self.cleaned_data["reason"])

    def clean(self) -> dict[str, Any]:
        """The title of the chosen job is the job."""
        cleaned = super().clean() or {}
        vacancy = cleaned.get("vacancy")
        if vacancy is not None:
            cleaned["job"] = vacancy.title
        elif not cleaned.get("job") and "job" not in self.errors:
            self.add_error("job", _("Choose one of your jobs, or write which one it is."))
        return cleaned


class YesForm(ShownForm):
    nothing_ticked = _("Choose at least one thing to show, or answer no.")


class NoForm(forms.Form):
    why_not = forms.CharField(
        label=_("Would you tell us why?"),
        max_length=400,
        required=False,
        validators=[reject_cpr],
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Only the centre reads it, never the company."),
    )

    def clean_why_not(self) -> str:
        return without_controls(self.cleaned_data["why_not"])


class FeedbackForm(forms.Form):
    feedback = forms.ChoiceField(
        label=_("What came of it?"), choices=Feedback.choices, widget=forms.RadioSelect
    )

    def __init__(self, data: Any, *, request: ContactRequest) -> None:
        super().__init__(data, initial={"feedback": request.feedback})


class BlockForm(forms.Form):
    cvr = CvrField(help_text=_("Eight digits. You find every company's number at virk.dk."))
