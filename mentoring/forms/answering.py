"""A no to a proposal, and a pair's early end: a reason from the list, and words with it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from content.forms import WordsField
from mentoring.models import Match, Side
from vocabulary.cpr import reject_cpr

Why = Match.Why
#: Of a proposal: nobody can have been silent to the other yet.
OF_A_NO = [(value, label) for value, label in Why.choices if value != Why.SILENT]
CENTRE = "centre"


class WhyForm(forms.Form):
    why = forms.ChoiceField(
        label=_("Why?"),
        choices=Why,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the reason that comes nearest.")},
    )
    words = WordsField(
        label=_("Anything that helps us to find somebody else"),
        max_length=400,
        required=False,
        validators=[reject_cpr],
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Only the coordinator reads the reason and these words, never the other one."),
    )


class NoForm(WhyForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["why"].choices = OF_A_NO  # type: ignore[attr-defined]


class EndForm(WhyForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].label = _("Anything that the coordinator should know")


class OffForm(WhyForm):
    """Staff write down what somebody has told them, or take the proposal back."""

    who = forms.ChoiceField(
        label=_("Who does not want it?"),
        choices=[
            (Side.STUDENT.value, _("The student said no")),
            (Side.MENTOR.value, _("The mentor said no")),
            (CENTRE, _("Neither: we take it back")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose whose no it is.")},
    )
    field_order = ("who", "why", "words")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", "–"), *OF_A_NO]
        self.fields["why"] = forms.ChoiceField(label=_("Why?"), choices=choices)
        self.order_fields(self.field_order)
        self.fields["words"].label = _("In words")
        self.fields["words"].help_text = _("Only coordinators read it.")

    @property
    def side(self) -> Side | None:
        who = self.cleaned_data["who"]
        return None if who == CENTRE else Side(who)
