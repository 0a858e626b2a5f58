"""The form of the quick check."""

from datetime import date, timedelta
from typing import Any, Self

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from content.forms import DayField
from guidance.employers.asked import Asked, Certified, Family, Found, Pay

MOST_PEOPLE = 1000
PAST = timedelta(days=400)  # a plan can be looked up again until its last row
AHEAD = timedelta(days=3 * 365)
APART = timedelta(days=365)  # between moving in and the first working day

GROUPS = ("eu", "nordic", "third_country")


class CountField(forms.IntegerField):
    """So many people; an empty box is nobody."""

    def __init__(self, label: Any, hint: Any = "") -> None:
        super().__init__(label=label, help_text=hint, min_value=0, max_value=MOST_PEOPLE, initial=0)

    def clean(self, value: Any) -> Any:
        return super().clean("0" if value in (None, "") else value)


class CheckForm(forms.Form):
    """By GET: the answers stand in the address, and nobody's name is among them."""

    eu = CountField(_("EU, EEA, Switzerland"), _("Not the United Kingdom."))
    nordic = CountField(_("Nordic countries"), _("Danes who move home too."))
    third_country = CountField(_("Other countries"), _("Everybody else."))
    found = forms.ChoiceField(
        widget=forms.RadioSelect,
        label=_("Have you found them?"),
        choices=[(Found.YES, _("Yes, all of them")), (Found.NO, _("No, or not all of them"))],
        initial=Found.NO,
    )
    start = DayField(
        label=_("Their first working day"),
        help_text=_("About is enough: the plan can be made anew."),
        error_messages={"required": _("Write the day on which they start, or about.")},
    )
    arrival = DayField(
        label=_("The day they move to Denmark"),
        help_text=_("Empty: at about the first working day."),
        required=False,
    )
    family = forms.ChoiceField(
        widget=forms.RadioSelect,
        label=_("Does a spouse or do children come along?"),
        choices=[
            (Family.YES, _("Yes, with some of them")),
            (Family.NO, _("No")),
            (Family.UNKNOWN, _("We have not asked yet")),
        ],
        initial=Family.UNKNOWN,
    )
    pay = forms.ChoiceField(
        widget=forms.RadioSelect,
        label=_("Is the yearly pay over the pay limit?"),
        help_text=_("It changes every year: check it at nyidanmark.dk."),
        choices=[(Pay.OVER, _("Yes")), (Pay.UNDER, _("No, or we do not know"))],
        initial=Pay.UNDER,
    )
    certified = forms.ChoiceField(
        widget=forms.RadioSelect,
        label=_("Is your company certified for the fast track?"),
        choices=[(Certified.YES, _("Yes")), (Certified.NO, _("No, or we do not know"))],
        initial=Certified.NO,
    )

    @classmethod
    def of(cls, query: QueryDict) -> Self:
        """What is not in the address is answered as in the empty form."""
        initial = {name: field.initial or "" for name, field in cls.base_fields.items()}
        return cls(initial | query.dict())

    def clean_start(self) -> date:
        start: date = self.cleaned_data["start"]
        today = timezone.localdate()
        if start < today - PAST:
            raise ValidationError(_("That is long past. Write the year again."))
        if start > today + AHEAD:
            raise ValidationError(_("That is more than three years ahead: rules will change."))
        return start

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        self._clean_people(data)
        start, arrival = data.get("start"), data.get("arrival")
        if start and arrival and abs(start - arrival) > APART:
            self.add_error("arrival", _("This is more than a year from the first working day."))
        return data

    def _clean_people(self, data: dict[str, Any]) -> None:
        people = sum(data.get(group) or 0 for group in GROUPS)
        if any(group in self.errors for group in GROUPS):
            return
        if not people:
            self.add_error("eu", _("Write how many people come, at least one."))
        elif people > MOST_PEOPLE:
            self.add_error("eu", _("A plan is for at most 1,000 people: divide them."))

    def asked(self) -> Asked:
        """Of a valid form."""
        data = self.cleaned_data
        return Asked(
            start=data["start"],
            arrival=data.get("arrival") if data.get("arrival") != data["start"] else None,
            **{group: data[group] for group in GROUPS},
            **{name: data[name] for name in ("found", "family", "pay", "certified")},
        )
