"""What she shows to a company with her application, each by its own tick."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from careers.contact.reveals import DAYS, DEFAULT_DAYS
from careers.models import CandidateProfile, Field
from vocabulary.cpr import reject_cpr
from vocabulary.typed import without_controls


class ApplyForm(forms.Form):
    """Nothing is ticked before she ticks it."""

    fields_shown = forms.MultipleChoiceField(
        label=_("What they may see"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Tick at least your e-mail address or your telephone.")},
    )
    text = forms.CharField(
        label=_("Why you"),
        max_length=2000,
        required=False,
        validators=[reject_cpr],
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("A few sentences are enough: what you can do for them. At most 2,000 letters."),
    )
    days = forms.TypedChoiceField(
        label=_("For how long"),
        choices=lambda: [(days, _days(days)) for days in DAYS],
        coerce=int,
        initial=DEFAULT_DAYS,
        help_text=_("After that they see nothing more. You can take it back before."),
    )

    def __init__(self, data: Any, *, profile: CandidateProfile) -> None:
        super().__init__(data)
        self.fields["fields_shown"].choices = _offered(profile)  # type: ignore[attr-defined]

    def clean_text(self) -> str:
        return without_controls(self.cleaned_data["text"])


def _days(days: int) -> str:
    return ngettext("%(days)d day", "%(days)d days", days) % {"days": days}


def _offered(profile: CandidateProfile) -> list[tuple[str, Any]]:
    """What there is of hers, with what it says beside it."""
    user = profile.user
    there: dict[str, Any] = {
        Field.NAME: user.get_full_name(),
        Field.EMAIL: user.email,
        Field.PHONE: profile.phone,
        Field.MUNICIPALITY: str(profile.municipality or ""),
    }
    rows = [(key, f"{Field(key).label}: {value}") for key, value in there.items() if value]
    cv_file = getattr(profile, "cv_file", None)
    if cv_file is not None and cv_file.may_be_handed_out:
        rows.append((Field.CV, Field.CV.label))
    return rows
