"""What an individual fills in to have a seat."""

import secrets
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from events.fields import EMPTY, email_field, name_field
from guidance.models import Municipality
from guidance.requirements import Purpose
from vocabulary.countries import country_choices


def _countries() -> list[tuple[str, Any]]:
    return [EMPTY, *country_choices()]


class BookForm(forms.Form):
    """A name and an address; the token makes the form sent twice one booking."""

    given_name = name_field(_("Given name"))
    family_name = name_field(_("Family name"), required=False)
    email = email_field()
    token = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)

    given_name.widget.attrs.update(autocomplete="given-name")
    family_name.widget.attrs.update(autocomplete="family-name")
    email.widget.attrs.update(autocomplete="email")

    @classmethod
    def initial_for(cls, user: Any) -> dict[str, Any]:
        """Somebody who is signed in need not type what we know."""
        initial = {"token": secrets.token_urlsafe(16)}
        if isinstance(user, User):
            initial |= {
                "given_name": user.first_name,
                "family_name": user.last_name,
                "email": user.email,
            }
        return initial

    def is_of(self, user: Any) -> bool:
        """Whether the address is the one by which this person has signed in."""
        return isinstance(user, User) and user.email == self.cleaned_data["email"].strip().lower()


class RegistrationForm(BookForm):
    """For a registration day: what decides the desks to see and the papers to bring."""

    citizenship_code = forms.ChoiceField(label=_("Citizenship"), choices=_countries)
    purpose = forms.ChoiceField(label=_("I come to Denmark to"), choices=[EMPTY, *Purpose.choices])
    municipality = forms.ModelChoiceField(
        label=_("The municipality you live in, or will live in"),
        queryset=Municipality.objects.all(),
        to_field_name="code",
        required=False,
        empty_label=_("I do not know yet"),
    )
    family = forms.BooleanField(label=_("My family comes with me"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].help_text = _("We send your ticket there, and nothing else.")

    @property
    def citizenship(self) -> str:
        return str(self.cleaned_data["citizenship_code"])

    @property
    def situation(self) -> dict[str, Any]:
        municipality = self.cleaned_data["municipality"]
        return {
            "purpose": self.cleaned_data["purpose"],
            "municipality": municipality.code if municipality else "",
            "family": self.cleaned_data["family"],
        }
