"""What a host fills in about the talks she offers."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from accounts.roles import Role
from content.forms import ClockField, DayField
from events.editing.dates import Details, Proposed, Slot, proposed
from events.editing.talk_times import talk_times
from events.fields import line_field
from events.forms.days import DaysField
from events.models import Event

SHORTEST, LONGEST = 5, 240  # minutes
MOST_DAYS = 30


class HostField(forms.ModelChoiceField):
    def label_from_instance(self, user: User) -> str:
        return user.get_full_name() or user.email


class TalksForm(forms.Form):
    host = HostField(label=gettext_lazy("Host"), queryset=User.objects.none())
    day = DayField(label=gettext_lazy("Day"))
    more_days = DaysField(label=gettext_lazy("And on these days"))
    begins = ClockField(label=gettext_lazy("From"))
    ends = ClockField(label=gettext_lazy("To"))
    minutes = forms.IntegerField(
        label=gettext_lazy("Minutes each"), min_value=SHORTEST, max_value=LONGEST, initial=30
    )
    pause = forms.IntegerField(
        label=gettext_lazy("Minutes between two"), min_value=0, max_value=120, initial=0
    )
    place = line_field(
        gettext_lazy("Place"),
        200,
        help_text=gettext_lazy(
            "A room, if it is not at the event's own venue; or the address of an online meeting."
        ),
    )

    def __init__(self, *args: Any, event: Event, host: User, only_own: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.event = event
        hosts: Any = self.fields["host"]
        hosts.queryset = _hosts(event, host, only_own=only_own)
        hosts.initial = host
        if only_own:
            hosts.widget = forms.HiddenInput()

    def clean_day(self) -> Any:
        day = self.cleaned_data["day"]
        if day < timezone.localdate():
            raise forms.ValidationError(_("That day has passed. Choose a later one."))
        return day

    def clean_more_days(self) -> Any:
        days = self.cleaned_data["more_days"]
        if any(day < timezone.localdate() for day in days):
            raise forms.ValidationError(_("One of the days has passed. Choose later ones."))
        if len(days) >= MOST_DAYS:
            words = _("At most %(number)d days at once, please.") % {"number": MOST_DAYS}
            raise forms.ValidationError(words)
        return days

    def clean_place(self) -> str:
        """Talks in confidence have no page that says where they are."""
        place: str = self.cleaned_data["place"]
        if not place and self.event.is_in_confidence and not self.event.location:
            words = _("Say where: a room, or the address of an online meeting.")
            raise forms.ValidationError(words)
        return place

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        begins, ends = cleaned.get("begins"), cleaned.get("ends")
        if begins is not None and ends is not None and begins >= ends:
            self.add_error("ends", _("It ends before it begins. Give a later end."))
        elif not self.errors and not self.slots():
            words = _("There is no time for one talk. Give a later end, or fewer minutes.")
            self.add_error("ends", words)
        return cleaned

    def slots(self) -> list[Slot]:
        given = self.cleaned_data
        details = Details(place=given["place"], seats=1, host=given["host"])
        begins, ends = given["begins"], given["ends"]
        lengths = {"minutes": given["minutes"], "pause": given["pause"]}
        return [
            Slot(*talk, details)
            for day in sorted({given["day"], *given["more_days"]})
            for talk in talk_times(day, begins, ends, **lengths)
        ]

    def proposed(self) -> list[Proposed]:
        return proposed(self.event, self.slots())


def _hosts(event: Event, host: User, *, only_own: bool) -> Any:
    """The advisers, whoever has talks here already, and oneself."""
    if only_own:
        return User.objects.filter(pk=host.pk)
    advisers = Q(groups__name=Role.ADVISER) | Q(hosted_sessions__event=event) | Q(pk=host.pk)
    return User.objects.filter(advisers, is_active=True).distinct().order_by("first_name")
