"""What an editor fills in about dates, in the admin."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from content.forms import ClockField, DayField
from events.editing.dates import Details, Proposed, Slot, proposed, slots_of, slots_on
from events.editing.recurrence import LAST, Every, Recurrence, RuleRefused, Without, begun, days
from events.fields import line_field
from events.forms.days import DaysField, WeeksField
from events.models import Event

SEVERAL = 8  # fields for days, and as many more as are needed

ONE_DATE, SEVERAL_DATES, A_RULE = "one", "several", "rule"
HOW = [
    (ONE_DATE, gettext_lazy("One date")),
    (SEVERAL_DATES, gettext_lazy("Several dates")),
    (A_RULE, gettext_lazy("A rule, such as every Thursday")),
]
OFTEN = [
    ("DAILY-1", gettext_lazy("Every day")),
    ("WEEKLY-1", gettext_lazy("Every week")),
    ("WEEKLY-2", gettext_lazy("Every second week")),
    ("WEEKLY-3", gettext_lazy("Every third week")),
    ("WEEKLY-4", gettext_lazy("Every fourth week")),
    ("MONTHLY-1", gettext_lazy("Every month")),
    ("MONTHLY-2", gettext_lazy("Every second month")),
    ("MONTHLY-3", gettext_lazy("Every third month")),
]
NTH = [
    (1, gettext_lazy("the first")),
    (2, gettext_lazy("the second")),
    (3, gettext_lazy("the third")),
    (4, gettext_lazy("the fourth")),
    (LAST, gettext_lazy("the last")),
    (0, gettext_lazy("the same day of the month")),
]
END = [
    ("until", gettext_lazy("On a day")),
    ("times", gettext_lazy("After a number of dates")),
]


class DateFacts(forms.Form):
    """What every date has."""

    begins = ClockField(label=gettext_lazy("Begins"))
    ends = ClockField(
        label=gettext_lazy("Ends"),
        help_text=gettext_lazy("Before it begins: in the night after."),
    )
    place = line_field(
        gettext_lazy("Place"),
        200,
        help_text=gettext_lazy("Only if it is not at the event's own venue."),
    )
    topic_en = line_field(gettext_lazy("Topic of this date, in English"), 160)
    topic_da = line_field(gettext_lazy("Topic of this date, in Danish"), 160)
    seats = forms.IntegerField(label=gettext_lazy("Seats"), min_value=1, max_value=5000)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        begins, ends = cleaned.get("begins"), cleaned.get("ends")
        if begins is not None and begins == ends:
            self.add_error("ends", _("It ends when it begins. Give another end."))
        return cleaned


class AddDatesForm(DateFacts):
    """One date, several, or a rule; only what belongs to the chosen way is looked at."""

    how = forms.ChoiceField(
        label=gettext_lazy("When"), choices=HOW, widget=forms.RadioSelect, initial=ONE_DATE
    )
    day = DayField(label=gettext_lazy("Day"), required=False)
    often = forms.ChoiceField(
        label=gettext_lazy("How often"), choices=OFTEN, initial="WEEKLY-1", required=False
    )
    weekdays = forms.TypedMultipleChoiceField(
        label=gettext_lazy("On"),
        choices=list(WEEKDAYS.items()),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    nth = forms.TypedChoiceField(
        label=gettext_lazy("Which of the month"), choices=NTH, coerce=int, required=False
    )
    weekday = forms.TypedChoiceField(
        label=gettext_lazy("Weekday"), choices=list(WEEKDAYS.items()), coerce=int, required=False
    )
    first = DayField(label=gettext_lazy("From"), required=False)
    end = forms.ChoiceField(
        label=gettext_lazy("It ends"),
        choices=END,
        widget=forms.RadioSelect,
        initial="until",
        required=False,
    )
    until = DayField(label=gettext_lazy("Last day"), required=False)
    times = forms.IntegerField(
        label=gettext_lazy("Number of dates"), min_value=1, max_value=200, required=False
    )
    weeks = WeeksField(label=gettext_lazy("Not in weeks"))
    except_days = DaysField(label=gettext_lazy("Not on these days"))
    holidays = forms.BooleanField(
        label=gettext_lazy("Not on public holidays"), required=False, initial=True
    )

    def __init__(self, *args: Any, event: Event, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.event = event
        self.fields["seats"].initial = event.seats
        self.rule: Recurrence | None = None
        for n in range(self._days_shown()):
            label = _("Day %(number)d") % {"number": n + 1}
            self.fields[f"day_{n}"] = DayField(label=label, required=False)

    def _days_shown(self) -> int:
        """Always some empty ones below what is filled in."""
        given = [name for name in self.data if name.startswith("day_") and self.data[name]]
        return max(SEVERAL, min(len(given) + 4, 60))

    def several(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name.startswith("day_")]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        check = {
            ONE_DATE: self._check_one,
            SEVERAL_DATES: self._check_several,
            A_RULE: self._check_rule,
        }.get(cleaned.get("how", ""))
        if check:
            check(cleaned)
        return cleaned

    def _check_one(self, cleaned: dict[str, Any]) -> None:
        self._check_day("day", cleaned.get("day"))

    def _check_several(self, cleaned: dict[str, Any]) -> None:
        given = [name for name in self.fields if name.startswith("day_") and cleaned.get(name)]
        for name in given:
            self._check_day(name, cleaned[name])
        if not given and not self.errors:
            self.add_error("day_0", _("Give at least one day."))

    def _check_rule(self, cleaned: dict[str, Any]) -> None:
        self._check_day("first", cleaned.get("first"))
        often = cleaned.get("often", "")
        if often.startswith(Every.WEEK) and not cleaned.get("weekdays"):
            self.add_error("weekdays", _("Tick at least one day of the week."))
        end = cleaned.get("end") or "until"
        if end == "until" and not cleaned.get("until") and "until" not in self.errors:
            self.add_error("until", _("Give the last day, or choose after how many dates it ends."))
        if end == "times" and not cleaned.get("times") and "times" not in self.errors:
            self.add_error("times", _("Give the number of dates, or choose the last day."))
        if not self.errors:
            self._make_rule(cleaned)

    def _check_day(self, name: str, day: date | None) -> None:
        if name in self.errors:
            return
        if day is None:
            self.add_error(name, _("Give a day."))
        elif day < timezone.localdate():
            self.add_error(name, _("That day has passed. Choose a later one."))

    def _make_rule(self, cleaned: dict[str, Any]) -> None:
        rule = _rule(cleaned)
        try:
            made = days(rule)
        except RuleRefused as refusal:
            self.add_error(cleaned["end"] or "until", str(refusal))
            return
        if made:
            self.rule = rule
        else:
            words = _("No day fits. Look at the days, and at what is left out, again.")
            self.add_error(cleaned["end"] or "until", words)

    @property
    def details(self) -> Details:
        return Details(
            **{name: self.cleaned_data[name] for name in ("place", "topic_en", "topic_da")},
            seats=self.cleaned_data["seats"],
        )

    def slots(self) -> list[Slot]:
        """What it would make, with what a rule leaves out."""
        begins, ends = self.cleaned_data["begins"], self.cleaned_data["ends"]
        if self.rule:
            return slots_of(self.rule, begins, ends, self.details)
        return slots_on(self._days(), begins, ends, self.details)

    def _days(self) -> list[date]:
        if self.cleaned_data["how"] == ONE_DATE:
            return [self.cleaned_data["day"]]
        names = (name for name in self.fields if name.startswith("day_"))
        return [self.cleaned_data[name] for name in names if self.cleaned_data[name]]

    def proposed(self) -> list[Proposed]:
        return proposed(self.event, self.slots(), rule=self.rule)

    def rule_without(self, dropped: Sequence[date]) -> Recurrence | None:
        """The rule without the days that were taken off the list; it does not go on for them."""
        if self.rule is None or not dropped:
            return self.rule
        without = replace(self.rule.without, days=self.rule.without.days | set(dropped))
        last = days(self.rule)[-1]
        return replace(self.rule, until=last, times=None, without=without)


def _rule(cleaned: dict[str, Any]) -> Recurrence:
    every, _dash, interval = (cleaned["often"] or "WEEKLY-1").partition("-")
    by_month = every == Every.MONTH and cleaned["nth"]
    weekdays = {cleaned["weekday"] or 0} if by_month else set(cleaned["weekdays"])
    until = cleaned["end"] != "times"
    return begun(
        Recurrence(
            first=cleaned["first"],
            every=Every(every),
            interval=int(interval),
            weekdays=frozenset(weekdays if by_month or every == Every.WEEK else ()),
            nth=cleaned["nth"] if by_month else 0,
            until=cleaned["until"] if until else None,
            times=None if until else cleaned["times"],
            without=Without(cleaned["except_days"], cleaned["weeks"], holidays=cleaned["holidays"]),
        )
    )
