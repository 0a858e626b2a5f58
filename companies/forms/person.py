"""What a company can change about one person."""

from django import forms
from django.utils.translation import gettext_lazy as _

from vocabulary.cpr import reject_cpr


class AddressForm(forms.Form):
    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        validators=[reject_cpr],
        help_text=_("The invitation goes to this address again; an older link stops working."),
    )
