"""Whom to invite to act for a partner organisation."""

from django import forms
from django.utils.translation import gettext_lazy as _


class CoordinatorForm(forms.Form):
    email = forms.EmailField(
        label=_("E-mail address"), help_text=_("We write to it how to sign in; no password needed.")
    )
    name = forms.CharField(label=_("Name"), max_length=150, required=False)
