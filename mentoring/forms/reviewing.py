"""What staff fill in about applications."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _

from content.forms import WordsField
from mentoring.applying.sides import Either
from mentoring.models import (
    MentorApplication,
    PairRule,
    PartnerOrganisation,
    Programme,
    Side,
    StudentApplication,
    University,
)
from mentoring.models.applications import State
from vocabulary.cpr import reject_cpr

CHANGED = "changed"


class ApplicationFilter(forms.Form):
    """By GET; what is not on the list narrows nothing."""

    state = forms.ChoiceField(label=_("State"), required=False)
    belongs = forms.ChoiceField(required=False)
    q = forms.CharField(label=_("Name or e-mail address"), required=False, max_length=80)

    def __init__(self, programme: Programme, side: str, data: Any) -> None:
        super().__init__(data)
        states = [(value, label) for value, label in State.choices if value != State.DRAFT]
        changed = (CHANGED, _("Changed after review"))
        self._field("state").choices = [("", _("All")), *states, changed, State.choices[0]]
        belongs = self._field("belongs")
        if side == Side.STUDENT:
            belongs.label = _("University")
            rows: Any = University.objects.filter(programmes__programme=programme)
        else:
            belongs.label = _("Partner organisation")
            rows = PartnerOrganisation.objects.filter(programmes__programme=programme)
        belongs.choices = [("", _("All")), *((str(row.pk), str(row)) for row in rows)]
        if side == Side.MENTOR:
            belongs.choices = [*belongs.choices, ("none", _("On their own"))]
        self.is_valid()

    def _field(self, name: str) -> Any:
        return self.fields[name]

    def wanted(self, name: str) -> str:
        return str(self.cleaned_data.get(name, ""))


class DecisionForm(forms.Form):
    words = WordsField(
        label=_("To the applicant"),
        max_length=600,
        required=False,
        validators=[reject_cpr],
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Goes into the mail as it stands. Needed to ask for more and to decline."),
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def clean_seen(self) -> datetime | None:
        try:
            seen = parse_datetime(self.cleaned_data["seen"])
        except ValueError:
            return None
        return seen if seen and seen.tzinfo else None


class ConflictForm(forms.Form):
    other = forms.ModelChoiceField(queryset=None)
    cause = forms.ChoiceField(label=_("Cause"), choices=PairRule.Cause.choices)
    reason = WordsField(label=_("Why"), max_length=400, required=False, validators=[reject_cpr])

    def __init__(self, application: Either, data: Any = None) -> None:
        super().__init__(data, prefix="conflict")
        of_student = isinstance(application, StudentApplication)
        model: Any = MentorApplication if of_student else StudentApplication
        others = model.objects.filter(programme=application.programme_id).select_related("user")
        other: Any = self.fields["other"]
        other.label = _("Mentor") if of_student else _("Student")
        other.queryset = others.exclude(state__in=(State.DRAFT, State.WITHDRAWN))
        other.label_from_instance = lambda one: f"{one.user} ({one.user.email})"
