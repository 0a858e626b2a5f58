"""What one of a pair fills in by the link in a mail: a check-in, an evaluation."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from content.forms import WordsField
from mentoring.models import CheckIn, Evaluation, MentoringOutcome, Side
from mentoring.pairs.evaluations import Said, is_students_last
from vocabulary.cpr import reject_cpr

YES_NO = [("yes", _("Yes")), ("no", _("No"))]


def _scale(label: Any, best: Any, good: Any, middling: Any, poor: Any, worst: Any) -> Any:
    """From 5 down to 1, in words."""
    words = zip(range(5, 0, -1), (best, good, middling, poor, worst), strict=True)
    return forms.TypedChoiceField(
        label=label,
        choices=[(str(number), each) for number, each in words],
        coerce=int,
        widget=forms.RadioSelect,
    )


def _agree(label: Any) -> Any:
    return _scale(
        *(label, _("Very much so"), _("Mostly"), _("Neither nor")),
        *(_("Hardly"), _("Not at all")),
    )


def _yes_no(label: Any, help_text: Any = "", *, required: bool = True) -> Any:
    return forms.TypedChoiceField(
        label=label,
        choices=YES_NO,
        coerce=lambda value: value == "yes",
        empty_value=None,
        required=required,
        widget=forms.RadioSelect,
        help_text=help_text,
    )


def _words(label: Any, most: int, help_text: Any) -> WordsField:
    widget = forms.Textarea(attrs={"rows": 4})
    return WordsField(
        label=label,
        max_length=most,
        required=False,
        validators=[reject_cpr],
        widget=widget,
        help_text=help_text,
    )


class CheckInForm(forms.Form):
    going = _scale(
        *(_("How is it going with the two of you?"), _("Very well"), _("Well"), _("So-so")),
        *(_("Not well"), _("Badly")),
    )
    words = _words(
        _("Anything the coordinator should know?"),
        600,
        _("Only the coordinator reads it, not the other one of you."),
    )
    wants_a_call = forms.BooleanField(label=_("Please call me"), required=False)

    def __init__(self, check_in: CheckIn, data: Any = None) -> None:
        names = ("going", "words", "wants_a_call")
        super().__init__(data, initial={name: getattr(check_in, name) for name in names})
        if not getattr(check_in.match, check_in.side).phone:
            self.fields["wants_a_call"].help_text = _(
                "We have no telephone number of yours: write it above."
            )


class EvaluationForm(forms.Form):
    satisfied = _scale(
        *(_("How satisfied are you with the programme?"), _("Very satisfied"), _("Satisfied")),
        *(_("Neither nor"), _("Dissatisfied"), _("Very dissatisfied")),
    )
    match_fits = _agree(_("Do the two of you fit together?"))
    goals_reached = _agree(_("Do you get where you wanted to?"))
    would_again = _yes_no(_("Would you do it again?"))
    came_of_it = forms.MultipleChoiceField(
        label=_("What has come of it for you?"),
        choices=MentoringOutcome.Kind.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Tick what you have got or agreed since the programme began."),
    )
    mentor_later = _yes_no(
        _("Would you like to be a mentor yourself one day?"),
        _("We write to you when a programme looks for mentors. It binds you to nothing."),
        required=False,
    )
    words = _words(
        _("What should we keep, and what should we change?"),
        1500,
        _("Read by those who run the programme, not by the other one of you."),
    )

    def __init__(self, evaluation: Evaluation, data: Any = None) -> None:
        super().__init__(data, initial=_initial(evaluation))
        if evaluation.side != Side.STUDENT:
            del self.fields["came_of_it"]
        if not is_students_last(evaluation):
            del self.fields["mentor_later"]
        if evaluation.moment == Evaluation.Moment.END:
            for name, label in AT_THE_END.items():
                self.fields[name].label = label

    @property
    def said(self) -> Said:
        return Said(**self.cleaned_data)


AT_THE_END = {
    "match_fits": _("Did the two of you fit together?"),
    "goals_reached": _("Did you get where you wanted to?"),
}


def _initial(evaluation: Evaluation) -> dict[str, Any]:
    names = ("satisfied", "match_fits", "goals_reached", "words")
    kinds = evaluation.match.student.outcomes.values_list("kind", flat=True)
    return {
        **{name: getattr(evaluation, name) for name in names},
        "would_again": _as_typed(evaluation.would_again),
        "mentor_later": _as_typed(evaluation.mentor_later),
        "came_of_it": list(kinds) if evaluation.side == Side.STUDENT else [],
    }


def _as_typed(answer: bool | None) -> str:
    return "" if answer is None else ("yes" if answer else "no")
