"""What somebody says who picks a talk: what it is to be about, and the organiser's questions."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from events.fields import answer_field
from events.models import Event
from vocabulary.cpr import reject_cpr


class PickForm(forms.Form):
    topic = forms.CharField(
        label=_("What would you like to talk about?"),
        required=False,
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3}),
        validators=[reject_cpr],
        help_text=_(
            "In a sentence or two, so that the adviser can prepare. Only she and the organiser "
            "read it, and we delete it a month after the talk."
        ),
    )

    def __init__(self, event: Event, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.questions = list(event.questions.filter(asked=True))
        self.fields |= {f"question_{each.pk}": answer_field(each) for each in self.questions}

    @property
    def answers(self) -> dict[int, str]:
        """Of a valid form."""
        return {each.pk: self.cleaned_data[f"question_{each.pk}"] for each in self.questions}
