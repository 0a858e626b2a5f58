"""What whoever asked writes on her own page."""

from django import forms
from django.utils.translation import gettext_lazy as _

from asking.forms.fields import Words


class AgainForm(forms.Form):
    words = Words(
        label=_("Write to us again"),
        rows=4,
        help_text=_("It goes to the same people. Leave out your CPR number."),
        error_messages={"required": _("Write what you want to add or ask.")},
    )


class NotSettledForm(forms.Form):
    words = Words(
        label=_("What is missing?"),
        rows=4,
        help_text=_("We look at it again. Leave out your CPR number."),
        error_messages={"required": _("Write in a few words what is missing.")},
    )
