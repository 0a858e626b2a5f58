"""What became of her search for work."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from careers.models import Ladder
from content.forms import DateInput


class FoundWorkForm(forms.Form):
    """``stay``: go on being found, because it is not what she looks for in the end."""

    FOUND = [kind for kind in Ladder if kind not in (Ladder.INTERVIEW, Ladder.MENTOR)]
    kind = forms.ChoiceField(
        label=_("What have you found?"),
        choices=[(kind.value, kind.label) for kind in sorted(FOUND, key=lambda k: k != Ladder.JOB)],
        initial=Ladder.JOB,
        widget=forms.RadioSelect,
    )
    on = forms.DateField(label=_("Since when?"), widget=DateInput)
    stay = forms.TypedChoiceField(
        label=_("And your profile?"),
        choices=[
            ("hide", _("Hide it: I do not look any more")),
            ("stay", _("Go on showing it for half a year: I still look")),
        ],
        initial="hide",
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = timezone.localdate()
