"""What a planner fills in, in the admin."""

from collections.abc import Mapping, Sequence
from datetime import date, time, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.widgets import AdminDateInput, AdminTimeInput

from content.forms import DayField
from events.fields import SeveralLines
from events.models import Quota
from events.planning.pattern import Pattern
from guidance.models import Authority, Centre
from vocabulary.cpr import reject_cpr

LONGEST = timedelta(days=400)  # a longer pattern is a slip of the pen


class SeatsPerDesk(forms.Form):
    """One number field for each authority; none given is no desk."""

    def __init__(self, *args: Any, desks: Sequence[Authority], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for desk in desks:
            self.fields[f"seats_{desk.pk}"] = forms.IntegerField(
                label=_("Seats: %(desk)s") % {"desk": desk.short_name},
                min_value=0,
                max_value=500,
                required=False,
            )

    @property
    def seats(self) -> Mapping[int, int]:
        """By authority id."""
        return {
            int(name.removeprefix("seats_")): n
            for name, n in self.cleaned_data.items()
            if name.startswith("seats_") and n
        }

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not self.errors and not self.seats:
            raise forms.ValidationError(_("Give at least one desk some seats."))
        return cleaned


class PatternForm(SeatsPerDesk):
    centre = forms.ModelChoiceField(label=gettext_lazy("Centre"), queryset=Centre.objects.all())
    weekdays = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Weekdays"),
        choices=list(WEEKDAYS.items()),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
    )
    first = DayField(label=gettext_lazy("First day"), widget=AdminDateInput)
    last = DayField(label=gettext_lazy("Last day"), widget=AdminDateInput)
    opens = forms.TimeField(label=gettext_lazy("Opens"), widget=AdminTimeInput, initial=time(9))
    closes = forms.TimeField(
        label=gettext_lazy("Closes"),
        widget=AdminTimeInput,
        initial=time(15),
        help_text=gettext_lazy("Before the opening time: on the next day."),
    )
    slot_minutes = forms.IntegerField(
        label=gettext_lazy("Minutes each"), min_value=5, max_value=24 * 60, initial=30
    )
    except_days = forms.CharField(
        label=gettext_lazy("Except"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Dates as 2026-12-24, with spaces between them."),
    )
    on_holidays = forms.BooleanField(
        label=gettext_lazy("Open on public holidays too"), required=False
    )

    def clean_except_days(self) -> frozenset[date]:
        words = self.cleaned_data["except_days"].replace(",", " ").split()
        return frozenset(_as_date(word) for word in words)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        first, last = cleaned.get("first"), cleaned.get("last")
        if first and last and not timedelta(0) <= last - first <= LONGEST:
            self.add_error("last", _("The last day comes after the first, within a year or so."))
        if first and first < timezone.localdate():
            self.add_error("first", _("That day has passed. Choose a later one."))
        return cleaned

    @property
    def pattern(self) -> Pattern:
        fields = ("centre", "first", "last", "opens", "closes", "slot_minutes")
        return Pattern(
            **{name: self.cleaned_data[name] for name in fields},
            weekdays=frozenset(self.cleaned_data["weekdays"]),
            seats=self.seats,
            except_days=self.cleaned_data["except_days"],
            on_holidays=self.cleaned_data["on_holidays"],
        )


def _as_date(word: str) -> date:
    try:
        day = parse_date(word)
    except ValueError:
        day = None
    if day is None:
        raise forms.ValidationError(
            _("“%(word)s” is not a date. Write it as 2026-12-24.") % {"word": word}
        )
    return day


class BeforeOpeningForm(SeatsPerDesk):
    minutes = forms.IntegerField(
        label=gettext_lazy("Minutes before opening"), min_value=15, max_value=240, initial=60
    )


class SeatsForm(forms.Form):
    """The sizes of a session's quotas."""

    def __init__(self, *args: Any, quotas: Sequence[Quota], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.quotas = quotas
        for quota in quotas:
            self.fields[f"size_{quota.pk}"] = forms.IntegerField(
                label=quota.short_label,
                min_value=0,
                max_value=500,
                initial=quota.size,
                help_text=_("%(taken)d taken") % {"taken": quota.taken},
            )

    def sizes(self) -> list[tuple[Quota, int]]:
        """What is to change, in the order in which quotas are locked everywhere."""
        in_order = sorted(self.quotas, key=lambda quota: quota.pk)
        pairs = ((quota, self.cleaned_data[f"size_{quota.pk}"]) for quota in in_order)
        return [(quota, size) for quota, size in pairs if size != quota.size]


class CancelForm(forms.Form):
    reason = SeveralLines(
        label=gettext_lazy("Reason"),
        max_length=300,
        validators=[reject_cpr],
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Everybody who was to come reads it. Write it in both languages."),
    )
