"""What a candidate, or a company, writes to an adviser."""

from django import forms
from django.utils.translation import gettext_lazy as _

from careers.models import Field
from vocabulary.cpr import reject_cpr
from vocabulary.typed import without_controls


class _Words(forms.CharField):
    """Several lines, without what is no text."""

    def __init__(self, **kwargs: object) -> None:
        rows = kwargs.pop("rows", 4)
        widget = forms.Textarea(attrs={"rows": rows})
        super().__init__(**{"widget": widget, "validators": [reject_cpr]} | kwargs)  # type: ignore[arg-type]

    def clean(self, value: object) -> str:
        return without_controls(super().clean(value))


class TopicForm(forms.Form):
    topic = _Words(
        label=_("What would you like to talk about?"),
        required=False,
        max_length=400,
        rows=3,
        help_text=_(
            "In a sentence or two, so that the adviser can prepare. Only she reads it, and we "
            "delete it a month after the talk."
        ),
    )


class AskForm(forms.Form):
    text = _Words(label=_("Your question"), max_length=2000, rows=6)


class CompanyAskForm(AskForm):
    text = _Words(
        label=_("Whom do you look for?"),
        max_length=2000,
        rows=6,
        help_text=_(
            "The job, what it takes, when it begins, and how you can be reached. An adviser reads "
            "it, and may pass it on to candidates."
        ),
    )


class FieldsForm(forms.Form):
    """Nothing is ticked before she ticks it."""

    shown = forms.MultipleChoiceField(
        label=_("What may they see?"),
        choices=Field.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one thing to show, or answer no.")},
    )
