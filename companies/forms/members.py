from django import forms
from django.utils.translation import gettext_lazy as _

from companies.models import Membership
from vocabulary.cpr import reject_cpr


class InviteForm(forms.Form):
    email = forms.EmailField(
        label=_("E-mail address"),
        validators=[reject_cpr],
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        help_text=_("We mail a personal link to this address. It works for 14 days."),
    )
    role = forms.ChoiceField(
        label=_("What may this person do?"),
        choices=Membership.Role,
        initial=Membership.Role.BOOKER,
        widget=forms.RadioSelect,
    )


class RoleForm(forms.Form):
    role = forms.ChoiceField(label=_("Role"), choices=Membership.Role)


class AcceptForm(forms.Form):
    """An agent says which firm she works for; the others have nothing to fill in."""

    agency = forms.CharField(
        label=_("Your own firm"),
        max_length=200,
        validators=[reject_cpr],
        help_text=_("Shown to the company beside your name."),
    )

    def __init__(self, *args: object, role: str, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        if role != Membership.Role.AGENT:
            del self.fields["agency"]
