from django import forms
from django.utils.translation import gettext_lazy as _

from companies.cvr_field import CvrField
from vocabulary.cpr import reject_cpr


class SignUpForm(forms.Form):
    cvr = CvrField(help_text=_("Eight digits. Find yours at virk.dk."))
    name = forms.CharField(
        label=_("Company name"),
        max_length=200,
        validators=[reject_cpr],
        help_text=_("Your new hires see it in their invitation."),
    )
    terms = forms.BooleanField(
        label=_("We accept the terms for companies"),
        error_messages={"required": _("Read the terms and tick the box to go on.")},
    )

    name.widget.attrs.update(autocomplete="organization")


class AskAgainForm(forms.Form):
    """An owner answers the centre's no."""

    cvr = CvrField()
    name = forms.CharField(label=_("Company name"), max_length=200, validators=[reject_cpr])


class DeclineForm(forms.Form):
    """For staff."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=400,
        validators=[reject_cpr],
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The owner reads it in a mail. Say what to put right."),
    )
