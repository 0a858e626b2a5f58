"""What an individual fills in to have a seat."""

import secrets
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from events.fields import EMPTY, email_field, name_field
from guidance.arrival.asked import UNKNOWN, Asked
from guidance.models import Municipality
from guidance.requirements import Purpose
from vocabulary.countries import CitizenshipGroup, country_choices, group_of


def _countries() -> list[tuple[str, Any]]:
    return [EMPTY, *country_choices()]


def _countries_of(group: CitizenshipGroup) -> list[tuple[Any, Any]]:
    """Those of this group before all others, as the checklist has asked for the group alone."""
    own = [each for each in country_choices() if group_of(each[0]) == group]
    others = [each for each in country_choices() if group_of(each[0]) != group]
    return [EMPTY, (group.label, own), (_("Other countries"), others)]


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

    def __init__(self, *args: Any, asked: Asked, **kwargs: Any) -> None:
        """``asked``: what the checklist has asked already, which is not asked again."""
        super().__init__(*args, **kwargs)
        self.asked = asked
        self.fields["email"].help_text = _("We send your ticket there, and nothing else.")
        if asked.citizenship:
            countries: Any = self.fields["citizenship_code"]
            countries.choices = _countries_of(asked.citizenship)

    @staticmethod
    def answered(asked: Asked) -> dict[str, Any]:
        """The answers of the checklist, as initial values here."""
        return {
            "purpose": asked.purpose,
            "municipality": None if asked.municipality == UNKNOWN else asked.municipality,
            "family": bool(asked.along and asked.along.family),
        }

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
