"""What somebody fills in to take her list along."""

import secrets
from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_slug
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Language
from content.forms import DayField
from vocabulary.cpr import reject_cpr
from vocabulary.strangers import reject_without_mail_server

NEAR = timedelta(days=5 * 365)  # before and after today: what is further away is a slip


class DaysForm(forms.Form):
    """Her own two days; both may be left out."""

    arrival = DayField(label=_("I move to Denmark on"), required=False)
    start = DayField(label=_("First day of work or studies"), required=False)

    def clean_arrival(self) -> date | None:
        return _near(self.cleaned_data["arrival"])

    def clean_start(self) -> date | None:
        return _near(self.cleaned_data["start"])

    @property
    def days(self) -> dict[str, date | None]:
        """Those that can be read; for the others there is no deadline with a day."""
        self.is_valid()
        return {name: self.cleaned_data.get(name) for name in ("arrival", "start")}


def _near(day: date | None) -> date | None:
    if day and abs(day - timezone.localdate()) > NEAR:
        raise ValidationError(_("Is the year right? Write a day within five years."))
    return day


class SendForm(DaysForm):
    email = forms.EmailField(
        label=_("Your e-mail address"),
        max_length=254,
        validators=[reject_cpr, reject_without_mail_server],
        error_messages={"required": _("Write your e-mail address, so that we can send the list.")},
    )
    language = forms.ChoiceField(
        label=_("Language of the list"), choices=Language, widget=forms.RadioSelect
    )

    # Of one form as it was opened: sent twice by a double click, the mail goes once.
    token = forms.CharField(
        widget=forms.HiddenInput, required=False, max_length=40, validators=[validate_slug]
    )

    email.widget.attrs.update(autocomplete="email")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("token", secrets.token_hex(12))
        self.fields["email"].widget.attrs.pop("required", None)  # the other buttons need none
