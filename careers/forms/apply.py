"""Applying for a job: what she shows with it, and why she is the one."""

from django import forms
from django.utils.translation import gettext_lazy as _

from careers.forms.shown import ShownForm
from vocabulary.cpr import reject_cpr
from vocabulary.typed import without_controls


class ApplyForm(ShownForm):
    nothing_ticked = _("Tick at least your e-mail address or your telephone.")

    text = forms.CharField(
        label=_("Why you"),
        max_length=2000,
        required=False,
        validators=[reject_cpr],
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("A few sentences are enough: what you can do for them. At most 2,000 letters."),
    )

    def clean_text(self) -> str:
        return without_controls(self.cleaned_data["text"])
