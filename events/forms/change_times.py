"""What an editor fills in to change dates, or to call them off."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from content.forms import DayField
from events.editing.effect import Change, Scope, moved_by_hand, seats_of
from events.editing.reach import Reach
from events.fields import SeveralLines
from events.forms.times import DateFacts
from events.models import Session
from vocabulary.cpr import reject_cpr


class ScopeForm(forms.Form):
    """For this date, this and later, or all: with the number of dates that would be."""

    scope = forms.ChoiceField(
        label=gettext_lazy("For which dates"), widget=forms.RadioSelect, initial=Scope.ONE
    )

    def __init__(self, *args: Any, reach: Reach, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.reach = reach
        choices = [(scope, _scope_words(reach, scope)) for scope in reach.scopes]
        self.fields["scope"].choices = choices  # type: ignore[attr-defined]
        if len(choices) == 1:
            self.fields["scope"].widget = forms.HiddenInput()


def _scope_words(reach: Reach, scope: str) -> str:
    dates, people = reach.dates[scope], reach.people[scope]
    words = [str(Scope(scope).label)]
    if scope != Scope.ONE:
        words.append(ngettext("%(n)d date", "%(n)d dates", dates) % {"n": dates})
    words.append(ngettext("%(n)d person", "%(n)d people", people) % {"n": people})
    return " · ".join(words)


class ChangeForm(DateFacts, ScopeForm):
    """One date as it is; what is typed differently is the change."""

    day = DayField(label=gettext_lazy("Day"))
    by_hand_too = forms.BooleanField(
        label=gettext_lazy("Also change the dates that were changed by hand"), required=False
    )

    field_order = ("day", "begins", "ends", "place", "topic_en", "topic_da", "seats")

    def __init__(self, *args: Any, session: Session, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs | {"initial": _as_it_is(session)})
        self.session = session

    def clean_day(self) -> Any:
        day = self.cleaned_data["day"]
        if day < timezone.localdate():
            raise forms.ValidationError(_("That day has passed. Choose a later one."))
        return day

    @property
    def change(self) -> Change:
        was = _as_it_is(self.session)
        given = {name: self.cleaned_data[name] for name in was}
        return Change(**{name: value for name, value in given.items() if value != was[name]})

    @property
    def options(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("scope", "by_hand_too")}


def _as_it_is(session: Session) -> dict[str, Any]:
    starts, ends = timezone.localtime(session.starts), timezone.localtime(session.ends)
    on_rule = session.series and session.rule_day and not moved_by_hand(session)
    return {
        "day": session.rule_day if on_rule else starts.date(),
        "begins": session.series.begins if on_rule and session.series else starts.time(),
        "ends": session.series.ends if on_rule and session.series else ends.time(),
        "place": session.place,
        "topic_en": session.topic_en,
        "topic_da": session.topic_da,
        "seats": seats_of(session),
    }


class CancelDatesForm(ScopeForm):
    reason = SeveralLines(
        label=gettext_lazy("Reason"),
        max_length=300,
        validators=[reject_cpr],
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Everybody who was to come reads it. Write it in both languages."),
    )
