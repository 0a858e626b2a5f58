"""What staff fill in to reserve seats for a partner or a company."""

import secrets
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Language
from content.forms import DayField
from events.fields import OneLine, email_field
from events.forms.people import date_field
from events.models import Event, Session
from events.sign_up.allotted import Allotted
from vocabulary.cpr import reject_cpr

MOST = 500  # seats for one partner


def until_field() -> DayField:
    return DayField(
        label=_("Held until the end of"),
        help_text=_(
            "After that day, seats without a name go to others. A mail warns the day before."
        ),
    )


class AllotForm(forms.Form):
    token = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)
    organisation = OneLine(
        label=_("Organisation or company"), max_length=200, validators=[reject_cpr]
    )
    contact_name = OneLine(label=_("Contact"), max_length=200, validators=[reject_cpr])
    contact_email = email_field(
        label=_("Their e-mail address"),
        help_text=_("We send a link there, by which they write who comes."),
    )
    language = forms.ChoiceField(label=_("Language"), choices=Language.choices)
    seats = forms.IntegerField(label=_("Seats"), min_value=1, max_value=MOST)
    until = until_field()

    def __init__(self, event: Event, sessions: Sequence[Session], data: Any = None) -> None:
        initial = {"token": secrets.token_urlsafe(16), "until": _week_before(sessions)}
        super().__init__(data, initial=initial)
        self.sessions = {str(one.pk): one for one in sessions}
        self.whole = event.kind == Event.Kind.COURSE
        if not self.whole:
            self.fields = {"session": date_field(sessions)} | self.fields

    @property
    def chosen(self) -> list[Session]:
        """Of a valid form: the date, or all meetings."""
        if self.whole:
            return list(self.sessions.values())
        return [self.sessions[self.cleaned_data["session"]]]


def _week_before(sessions: Sequence[Session]) -> Any:
    """So that what is given back can still be offered to others."""
    if not sessions:
        return None
    first = timezone.localdate(min(session.starts for session in sessions))
    return max(timezone.localdate(), first - timedelta(days=7))


class ChangeAllotmentForm(forms.Form):
    seats = forms.IntegerField(
        label=_("Seats"),
        min_value=1,
        max_value=MOST,
        help_text=_("In all, with those that have names already."),
    )
    until = until_field()

    def __init__(self, allotted: Allotted, data: Any = None) -> None:
        end = allotted.until
        day = timezone.localdate(end) if end else _week_before(allotted.to_come)
        super().__init__(data, initial={"seats": allotted.seats or None, "until": day})
