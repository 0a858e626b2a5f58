"""What owners fill in: an answer, or to whom a question goes on and why."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from asking.forms.fields import Line, Words
from asking.models import Team, Topic
from asking.permissions import who_may_answer

TEAM, PERSON = "team", "person"


class AnswerForm(forms.Form):
    words = Words(
        label=gettext_lazy("Answer"),
        rows=7,
        error_messages={"required": gettext_lazy("Write an answer.")},
    )


class HandOnForm(forms.Form):
    """To a team; in the admin to a person as well."""

    whom = forms.ChoiceField(
        label=gettext_lazy("To whom"),
        error_messages={
            "required": gettext_lazy("Choose who gets it: it is never handed to nobody.")
        },
    )
    reason = Line(
        label=gettext_lazy("Why"),
        max_length=400,
        help_text=gettext_lazy("They read it, and it stays in the history."),
        error_messages={"required": gettext_lazy("Say in a few words why it goes to them.")},
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=30_000)

    def __init__(self, *args: Any, with_people: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.teams = {f"{TEAM}-{team.pk}": team for team in Team.objects.all()}
        people = who_may_answer() if with_people else User.objects.none()
        self.people = {f"{PERSON}-{person.pk}": person for person in people}
        choices: list[Any] = [("", _("Choose …"))]
        choices.append((_("Teams"), [(key, str(team)) for key, team in self.teams.items()]))
        if self.people:
            choices.append((_("People"), [(key, str(who)) for key, who in self.people.items()]))
        self.fields["whom"].choices = choices  # type: ignore[attr-defined]

    def clean_whom(self) -> str:
        """A name that was there when the page was shown may be gone."""
        whom = str(self.cleaned_data["whom"])
        if whom not in self.teams and whom not in self.people:
            raise ValidationError(_("Choose somebody of the list."))
        return whom

    @property
    def receiver(self) -> dict[str, Any]:
        """Of a valid form: ``team`` or ``person``."""
        whom = self.cleaned_data["whom"]
        return {"team": self.teams.get(whom), "person": self.people.get(whom)}


class FilterForm(forms.Form):
    """In the address, so that a list can be shared. What makes no sense there is left out."""

    q = Line(label=gettext_lazy("Words, name, e-mail or reference"), required=False, max_length=100)
    topic = forms.ModelChoiceField(
        label=gettext_lazy("Topic"),
        queryset=Topic.objects.none(),
        required=False,
        empty_label=gettext_lazy("Any"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["topic"].queryset = Topic.objects.all()  # type: ignore[attr-defined]

    @property
    def wanted(self) -> dict[str, Any]:
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}
