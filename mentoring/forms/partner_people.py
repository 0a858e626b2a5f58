"""Whom to invite to act for a partner organisation."""

from django import forms
from django.utils.translation import gettext_lazy as _

from events.fields import email_field, name_field


class CoordinatorForm(forms.Form):
    email = email_field(help_text=_("We write to it how to sign in; no password needed."))
    name = name_field(_("Name"), required=False)
