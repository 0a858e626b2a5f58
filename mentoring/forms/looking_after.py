"""What staff choose and write about pairs."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from content.forms import DayField, WordsField
from mentoring.models import (
    Match,
    MentoringOutcome,
    PartnerOrganisation,
    Programme,
    University,
)
from mentoring.pairs.health import Colour
from vocabulary.cpr import reject_cpr

NEW = "new"
ON_THEIR_OWN = "none"


class PairFilter(forms.Form):
    """By GET; what is not on the list narrows nothing."""

    state = forms.ChoiceField(label=_("State"), choices=[("", _("Begun")), *Match.State.choices])
    health = forms.ChoiceField(
        label=_("How it goes"), choices=[("", _("All")), (NEW, _("To look at")), *Colour.choices]
    )
    university = forms.ChoiceField(label=_("University"))
    partner = forms.ChoiceField(label=_("Partner organisation"))
    q = forms.CharField(label=_("Name or e-mail address"), max_length=80)

    def __init__(self, programme: Programme, data: Any) -> None:
        super().__init__(data)
        universities = University.objects.filter(programmes__programme=programme)
        partners = PartnerOrganisation.objects.filter(programmes__programme=programme)
        self._offer("university", universities)
        self._offer("partner", partners, (ON_THEIR_OWN, _("On their own")))
        for field in self.fields.values():
            field.required = False
        self.is_valid()

    def _offer(self, name: str, rows: Any, *more: Any) -> None:
        field: Any = self.fields[name]
        field.choices = [("", _("All")), *((str(row.pk), str(row)) for row in rows), *more]

    def wanted(self, name: str) -> str:
        return str(self.cleaned_data.get(name, ""))


class NoteForm(forms.Form):
    words = WordsField(
        label=_("Note"),
        max_length=600,
        required=False,
        validators=[reject_cpr],
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Only coordinators read it."),
    )


class OutcomeForm(forms.Form):
    kind = forms.ChoiceField(label=_("What came of it"), choices=MentoringOutcome.Kind.choices)
    on = DayField(label=_("When"), initial=timezone.localdate)


class MeetingForm(forms.Form):
    meeting = forms.IntegerField(max_value=2**31 - 1)


class EndForm(forms.Form):
    why = forms.ChoiceField(label=_("Why"), choices=[("", "—"), *Match.Why.choices])
    words = WordsField(
        label=_("In words"),
        max_length=400,
        required=False,
        validators=[reject_cpr],
        help_text=_("Only coordinators read it."),
    )
