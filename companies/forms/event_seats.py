"""Seats at an event: the date and the number, one person of the list, her answers."""

import secrets
from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from companies.event_seats.answers import answers_of, questions_of
from companies.event_seats.choosing import Choice
from companies.forms.roster import PersonForm
from companies.forms.start import MOST_PEOPLE
from companies.models import GroupBooking, NewHire
from events.fields import answer_field
from events.models import Session
from events.sign_up.opening import Opening


class DateForm(forms.Form):
    """Which date of the event; of a course there is nothing to choose."""

    date = forms.ChoiceField(
        label=_("Which date?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose a date."),
            "invalid_choice": _("That date cannot be booked any more: choose another."),
        },
    )

    def __init__(self, *args: Any, choice: Choice, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choice = choice
        if choice.is_course:
            del self.fields["date"]
            return
        self.fields["date"].choices = [  # type: ignore[attr-defined]
            (str(each.first.pk), _when(each)) for each in choice.openings
        ]
        if len(choice.openings) == 1:
            self.fields["date"].initial = str(choice.next.first.pk)

    @property
    def dates(self) -> Iterator[tuple[Any, Opening]]:
        """Each radio button with the seats that are left at its date."""
        return zip(self["date"], self.choice.openings, strict=True)

    @property
    def session(self) -> Session | None:
        """Of a valid form; None for a course."""
        chosen = self.cleaned_data.get("date")
        found = (each.first for each in self.choice.openings if str(each.first.pk) == chosen)
        return next(found, None)


def _when(opening: Opening) -> str:
    return capfirst(date_format(localtime(opening.first.starts), "WEEKDAY_DATETIME"))


class SeatsForm(DateForm):
    how = forms.ChoiceField(
        label=_("Do you have the list of names?"),
        widget=forms.RadioSelect,
        initial="roster",
        choices=[
            ("roster", _("Yes, I have a spreadsheet, can paste it, or type the names in")),
            ("headcount", _("Not yet: hold seats for a number of people, names later")),
        ],
        error_messages={"required": _("Say whether you have the names already.")},
    )
    people = forms.IntegerField(
        label=_("How many people?"),
        min_value=1,
        max_value=MOST_PEOPLE,
        required=False,
        help_text=_(
            "We hold the seats for three days, or until sign-up closes; you can add the names in "
            "that time."
        ),
    )
    token = forms.CharField(widget=forms.HiddenInput, required=False, max_length=48)

    @staticmethod
    def new_token() -> str:
        return secrets.token_urlsafe(16)

    @property
    def headcount(self) -> int:
        return self.cleaned_data["people"] if self.cleaned_data["how"] == "headcount" else 0

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        later = cleaned.get("how") == "headcount"
        if later and not cleaned.get("people") and "people" not in self.errors:
            self.add_error("people", _("Write how many people are coming."))
        return cleaned


class EventPersonForm(PersonForm):
    """One person typed in: no more than an event asks."""

    citizenship = None  # type: ignore[assignment]
    municipality = None  # type: ignore[assignment]
    start_date = None  # type: ignore[assignment]
    employee_number = None  # type: ignore[assignment]
    phone = None  # type: ignore[assignment]
    language = forms.ChoiceField(
        label=_("We write to this person in"),
        choices=[("en", _("English")), ("da", _("Danish"))],
        required=False,
    )

    @property
    def values(self) -> dict[str, str]:
        """What a row of a list would hold."""
        return dict(self.cleaned_data)


class ResidentForm(EventPersonForm):
    """Of an event that only people of some municipalities may come to."""

    municipality = forms.CharField(
        label=_("Municipality where the person lives"),
        max_length=80,
        help_text=_("We ask because this event is only for people who live in certain places."),
        widget=forms.TextInput(attrs={"list": "municipalities", "autocomplete": "off"}),
    )


def form_for(group: GroupBooking) -> type[PersonForm]:
    """To type one person in, with what she is asked for where this booking goes."""
    if group.event is None:
        return PersonForm
    return ResidentForm if group.event.homes else EventPersonForm


class AnswersForm(forms.Form):
    """The event's own questions, with what she has answered already."""

    def __init__(self, hire: NewHire, *args: Any, **kwargs: Any) -> None:
        self.questions = questions_of(hire)
        had = answers_of(hire) if self.questions else {}
        initial = {f"question_{pk}": value for pk, value in had.items()}
        super().__init__(*args, initial=initial, **kwargs)
        self.fields |= {f"question_{each.pk}": answer_field(each) for each in self.questions}

    @property
    def answers(self) -> dict[int, str]:
        """Of a valid form, by question id."""
        return {each.pk: self.cleaned_data[f"question_{each.pk}"] for each in self.questions}
