"""What the desk may write down of somebody who has no ticket: nothing, or a name and an address."""

from django import forms
from django.utils.translation import gettext_lazy as _

from events.desk.walk_ins import Newcomer
from events.forms.sign_up import name_field
from vocabulary.cpr import reject_cpr


class WalkInForm(forms.Form):
    name = name_field(_("Name"), required=False)
    email = forms.EmailField(
        label=_("E-mail address"),
        required=False,
        max_length=254,
        validators=[reject_cpr],
        help_text=_("For a ticket now, and one mail afterwards that asks how it was."),
    )
    token = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)

    # It is other people's names that are typed here, on one telephone.
    name.widget.attrs.update(autocomplete="off")
    email.widget.attrs.update(autocomplete="off", inputmode="email")

    @property
    def newcomer(self) -> Newcomer:
        return Newcomer(self.cleaned_data["name"], self.cleaned_data["email"].lower())
