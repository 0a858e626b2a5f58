"""How a copy of an event is made."""

import secrets
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from events.editing.duplicating import MOST_WEEKS, dates_to_copy
from events.models import Event


class DuplicateForm(forms.Form):
    NONE, LATER = "none", "later"

    token = forms.CharField(widget=forms.HiddenInput, required=False)
    dates = forms.ChoiceField(
        label=_("Its dates"),
        choices=[(LATER, _("The same dates, some weeks later")), (NONE, _("No dates yet"))],
        widget=forms.RadioSelect,
    )
    later = forms.IntegerField(
        label=_("How many weeks later"),
        min_value=1,
        max_value=MOST_WEEKS,
        required=False,
        help_text=_("52 is a year later, on the same weekday. The time of day stays the same."),
    )

    def __init__(self, event: Event, data: Any = None) -> None:
        initial = {"token": secrets.token_urlsafe(16), "dates": self.NONE, "later": 52}
        has_dates = dates_to_copy(event).exists()
        super().__init__(data, initial=initial | ({"dates": self.LATER} if has_dates else {}))
        if not has_dates:
            del self.fields["dates"], self.fields["later"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        wanted = cleaned.get("dates") == self.LATER and "later" not in self.errors
        if wanted and not cleaned.get("later"):
            self.add_error("later", gettext("Write how many weeks, or choose “No dates yet”."))
        return cleaned

    @property
    def weeks(self) -> int | None:
        """Of a valid form."""
        return self.cleaned_data["later"] if self.cleaned_data.get("dates") == self.LATER else None
