"""Giving up a booking that has been sent."""

from django import forms
from django.utils.translation import gettext_lazy as _

from vocabulary.cpr import reject_cpr


class CancelForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason"),
        max_length=400,
        required=False,
        validators=[reject_cpr],
        help_text=_("For the centre."),
    )
