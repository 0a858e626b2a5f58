"""What the two of a pair type: goals, times to meet, notes, messages."""

from datetime import UTC, date, datetime, time
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy

from content.forms import ClockField, DayField, TimeInput, WordsField
from mentoring.models import Match, Meeting, PairNote
from mentoring.pairs.times import MOST_TIMES, Plan
from vocabulary.cpr import reject_cpr
from vocabulary.typed import typed_line, typed_lines

LINE, WORDS, LONG = 200, 400, 4000  # characters
MINUTES = (30, 45, 60, 90, 120)


class LineField(forms.CharField):
    """One line, without a CPR number."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"max_length": LINE, "validators": [reject_cpr]} | kwargs)

    def to_python(self, value: Any) -> str:
        return typed_line(str(super().to_python(value)))


class LinesField(WordsField):
    """Several, counted aloud instead of being cut off."""

    def __init__(self, **kwargs: Any) -> None:
        rows = kwargs.pop("rows", 5)
        widget = forms.Textarea(attrs={"rows": rows})
        super().__init__(**{"max_length": LONG, "validators": [reject_cpr]} | kwargs, widget=widget)
        self.widget.attrs["data-counted"] = self.widget.attrs.pop("maxlength")

    def to_python(self, value: Any) -> str:
        return typed_lines(super().to_python(value))


class GoalForm(forms.Form):
    text = LineField(
        label=gettext_lazy("Goal"),
        help_text=gettext_lazy("Something you can tell when you have it: “five job talks”."),
    )


class PlaceForm(forms.Form):
    """How long, where, and what about."""

    minutes = forms.TypedChoiceField(label=gettext_lazy("How long"), coerce=int, initial=60)
    place = LineField(
        label=gettext_lazy("Where"),
        required=False,
        help_text=gettext_lazy("An address, a café, or a link to meet online."),
    )
    about = LineField(label=gettext_lazy("What about"), required=False)

    def __init__(self, *args: Any, meeting: Meeting | None = None, **kwargs: Any) -> None:
        if meeting is not None:
            facts = {name: getattr(meeting, name) for name in ("minutes", "place", "about")}
            kwargs["initial"] = facts | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        lengths = sorted({*MINUTES, meeting.minutes if meeting else MINUTES[0]})
        minutes: Any = self.fields["minutes"]
        minutes.choices = [(n, _minutes(n)) for n in lengths]


def _minutes(n: int) -> Any:
    return ngettext_lazy("%(n)d minute", "%(n)d minutes", n) % {"n": n}


class TimesForm(forms.Form):
    """Up to four days with a time each; empty rows are left out."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        today = timezone.localdate().isoformat()
        for n in range(1, MOST_TIMES + 1):
            day = DayField(label=_("Day %(n)d") % {"n": n}, required=n == 1)
            day.widget.attrs["min"] = today
            self.fields[f"day_{n}"] = day
            clock = ClockField(label=_("Time %(n)d") % {"n": n}, required=n == 1)
            clock.widget = TimeInput()
            clock.widget.is_required = n == 1
            self.fields[f"clock_{n}"] = clock

    @property
    def rows(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        return [(self[f"day_{n}"], self[f"clock_{n}"]) for n in range(1, MOST_TIMES + 1)]

    def clean(self) -> dict[str, Any]:
        facts = self.cleaned_data
        facts["times"] = [moment for n in range(1, MOST_TIMES + 1) if (moment := self._moment(n))]
        return facts

    def _moment(self, n: int) -> datetime | None:
        day, clock = self.cleaned_data.get(f"day_{n}"), self.cleaned_data.get(f"clock_{n}")
        if day is None or clock is None:
            self._miss_half(n, day, clock)
            return None
        try:
            return moment_of(day, clock)
        except forms.ValidationError as error:
            self.add_error(f"clock_{n}", error)
            return None

    def _miss_half(self, n: int, day: date | None, clock: time | None) -> None:
        """Of a row that is not empty, where what is missing has no mistake of its own."""
        if (day is None) == (clock is None):
            return
        name = f"day_{n}" if day is None else f"clock_{n}"
        words = _("Choose a day, too.") if day is None else _("Choose a time, too.")
        if name not in self.errors:
            self.add_error(name, words)


class PlanForm(TimesForm, PlaceForm):
    """A meeting that is proposed."""

    def plan(self) -> Plan:
        facts = self.cleaned_data
        return Plan(facts["times"], facts["minutes"], facts["place"], facts["about"])


def moment_of(day: date, clock: time) -> datetime:
    """Of our time. What the clock shows twice is meant the first time; what it jumps over in
    spring raises ValidationError."""
    zone = timezone.get_current_timezone()
    moment = datetime.combine(day, clock, tzinfo=zone)
    if moment.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != moment.replace(tzinfo=None):
        raise forms.ValidationError(
            _("The clocks go forward that night: there is no such time. Choose another.")
        )
    return moment


class MetForm(forms.Form):
    """“We met on …”"""

    on = DayField(label=gettext_lazy("When did you meet?"))
    minutes = PlaceForm.base_fields["minutes"]
    about = LineField(label=gettext_lazy("What about"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        today = timezone.localdate()
        self.fields["on"].initial = today
        self.fields["on"].widget.attrs["max"] = today.isoformat()
        minutes: Any = self.fields["minutes"]
        minutes.choices = [(n, _minutes(n)) for n in MINUTES]


class CancelForm(forms.Form):
    words = LinesField(
        label=gettext_lazy("A word to the other one"), required=False, max_length=WORDS, rows=3
    )


class NoteForm(forms.Form):
    text = LinesField(label=gettext_lazy("Note"))
    read_by = forms.ChoiceField(
        label=gettext_lazy("Who may read it?"), choices=PairNote.ReadBy, widget=forms.RadioSelect
    )

    def __init__(self, match: Match, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        read_by: Any = self.fields["read_by"]
        if match.state != Match.State.ACTIVE:
            read_by.choices = [(PairNote.ReadBy.ME.value, PairNote.ReadBy.ME.label)]
            read_by.initial = PairNote.ReadBy.ME
        else:
            read_by.initial = PairNote.ReadBy.PAIR


class MessageForm(forms.Form):
    text = LinesField(label=gettext_lazy("Your message"))
