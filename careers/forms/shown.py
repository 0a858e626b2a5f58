"""What she shows to one company, each by its own tick, and for how long."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from careers.contact import showing
from careers.contact.reveals import DAYS, DEFAULT_DAYS
from careers.models import CandidateProfile, Field


@dataclass(frozen=True)
class Tick:
    """A field that she may show, and what is in it today; empty: there is nothing to show."""

    field: Field
    value: str
    ticked: bool


def _days(days: int) -> str:
    return ngettext("%(days)d day", "%(days)d days", days) % {"days": days}


class ShownForm(forms.Form):
    """Nothing is ticked before she ticks it. What is not there is refused by ``reveals.give``."""

    nothing_ticked: str | Promise = ""

    shown = forms.MultipleChoiceField(label=_("What may they see?"), choices=Field.choices)
    days = forms.TypedChoiceField(
        label=_("For how long?"),
        choices=lambda: [(days, _days(days)) for days in DAYS],
        coerce=int,
        initial=DEFAULT_DAYS,
        help_text=_("It ends by itself. You can take it back at any time before."),
    )

    def __init__(self, data: Any, *, profile: CandidateProfile) -> None:
        super().__init__(data)
        self.profile = profile
        self.fields["shown"].error_messages["required"] = self.nothing_ticked

    @property
    def ticks(self) -> list[Tick]:
        values = showing.present(self.profile)
        ticked = self["shown"].value() or []
        return [Tick(field, values[field], field in ticked) for field in Field]
