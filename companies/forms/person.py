"""What a company can change about one person, and one person more."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from companies.forms.roster import PersonForm
from companies.free_times import FreeTimes
from events.models import Session
from vocabulary.cpr import reject_cpr


class AddressForm(forms.Form):
    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        validators=[reject_cpr],
        help_text=_("The invitation goes to this address again; an older link stops working."),
    )


class _Timed(forms.Form):
    """A time is to be chosen among those that are free."""

    def __init__(self, *args: Any, times: FreeTimes, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.times = times
        self.fields["session"] = forms.TypedChoiceField(
            label=_("When?"),
            choices=[("", _("Choose a time")), *times.choices],
            coerce=times.find_by_text,
            error_messages={
                "required": _("Choose a time for this person."),
                "invalid_choice": _("That time is not free any more: choose another."),
            },
        )

    @property
    def session(self) -> Session:
        chosen: Session = self.cleaned_data["session"]
        return chosen


class TimeForm(_Timed):
    """Another time for somebody on the booking."""


class NewPersonForm(PersonForm, _Timed):
    """One person more; the time of the others is proposed."""

    def __init__(self, *args: Any, times: FreeTimes, **kwargs: Any) -> None:
        super().__init__(*args, times=times, **kwargs)
        self.initial["session"] = times.best and times.best.pk

    @property
    def values(self) -> dict[str, str]:
        """What a row of a list would hold."""
        return {name: value for name, value in self.cleaned_data.items() if name != "session"}
