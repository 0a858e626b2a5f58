"""Several people to invite, a line each."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Language
from events.fields import email_field, name_field
from mentoring.applying import invited_lines
from mentoring.models import PartnerOrganisation, Programme


def _wrong_with(person: invited_lines.Person) -> str:
    """As where people write their own: both go into a mail to somebody who has asked for none."""
    try:
        email_field().clean(person.email)
        name_field("").clean(person.name)
    except forms.ValidationError as error:
        return f"{person.email[:60]}: {error.messages[0]}"
    return ""


class InviteForm(forms.Form):
    people = forms.CharField(
        label=_("Whom do you invite?"),
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 5, "placeholder": "Mette Holm <mette@firm.dk>"}),
        help_text=_("One in each line, with name and address. You can paste a column of a list."),
        error_messages={"required": _("Write at least one line: Name <name@firm.dk>.")},
    )
    language = forms.ChoiceField(label=_("Language of the mail"), choices=Language.choices)

    def clean_people(self) -> str:
        text: str = self.cleaned_data["people"]
        self.lines = invited_lines.read(text)
        wrong = [words for person in self.lines.people if (words := _wrong_with(person))]
        if problems := [*self.lines.problems, *wrong]:
            raise forms.ValidationError(problems)
        return text

    def __init__(self, data: Any = None, **given: Any) -> None:
        super().__init__(data, **given)
        self.fields["people"].widget.attrs.pop("maxlength", None)


class StaffInviteForm(InviteForm):
    partner = forms.ModelChoiceField(
        label=_("For which organisation?"),
        queryset=PartnerOrganisation.objects.none(),
        required=False,
        empty_label=_("None: on their own"),
    )

    def __init__(self, programme: Programme, data: Any = None, **given: Any) -> None:
        super().__init__(data, **given)
        partners = PartnerOrganisation.objects.filter(programmes__programme=programme)
        self.fields["partner"].queryset = partners  # type: ignore[attr-defined]
