"""What people look for in the calendar, as it stands in the address.

``CalendarFilter`` reads it, and ``sessions_for`` finds the sessions: for lists, feeds and frames on
other sites alike. Whatever makes no sense in an address is left out, never an error.
"""

import re
from dataclasses import fields
from datetime import date, datetime
from typing import Any

import django_filters
from django import forms
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from content.search import clean_query
from events.finding.briefs import LANGUAGES, briefs
from events.finding.chosen import Chosen, misses
from events.finding.when import EVENING, RANGES, WHEN, Days
from events.models import AUDIENCES, Event, Quota, Session, SessionQuerySet, SignUp

KEY = re.compile(r"[-\w]{1,60}", re.ASCII)
MOST = 12  # values of one parameter
YEARS = (1990, 2200)


class Choices(forms.MultipleChoiceField):
    """Those that are known; others are not there."""

    widget = forms.CheckboxSelectMultiple

    def clean(self, value: Any) -> list[str]:
        asked = dict.fromkeys(self.to_python(value))
        return [one for one in asked if self.valid_value(one)][:MOST]


class Keys(Choices):
    """Keys of rows that editors make, so that an old link with a key that is gone finds nothing."""

    def valid_value(self, value: Any) -> bool:
        return bool(KEY.fullmatch(str(value)))


class ChoicesFilter(django_filters.MultipleChoiceFilter):
    field_class = Choices


class KeysFilter(django_filters.MultipleChoiceFilter):
    field_class = Keys


class TickFilter(django_filters.Filter):
    field_class = forms.BooleanField


class CalendarFilter(django_filters.FilterSet):
    """The parameters of the calendar's address; the fields are named as in ``Chosen``."""

    category = KeysFilter(label=_("What"))
    audience = ChoicesFilter(label=_("For whom"), choices=list(AUDIENCES.items()))
    language = ChoicesFilter(label=_("Spoken language"), choices=list(LANGUAGES.items()))
    place = KeysFilter(label=_("Where"))
    organiser = KeysFilter(label=_("Organiser"))
    when = ChoicesFilter(label=_("When"), choices=list(WHEN.items()))
    first = django_filters.DateFilter(label=_("From"))
    last = django_filters.DateFilter(label=_("To"))
    free = TickFilter(label=_("Only with free seats"))
    q = django_filters.CharFilter(label=_("Search"), max_length=400)

    class Meta:
        model = Session
        fields: list[str] = []

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        kwargs.setdefault("queryset", Session.objects.all())
        super().__init__(data if data is not None else {}, **kwargs)

    @property
    def chosen(self) -> Chosen:
        self.form.is_valid()
        found: dict[str, Any] = self.form.cleaned_data
        values = {one.name: found.get(one.name) for one in fields(Chosen)}
        for name in ("first", "last"):
            values[name] = values[name] if _is_sensible(values[name]) else None
        values["q"] = clean_query(self.data.get("q") or "")  # whatever the form thinks of it
        return Chosen(
            **{
                name: tuple(value) if isinstance(value, list) else value
                for name, value in values.items()
                if value
            }  # type: ignore[arg-type]
        )

    def filter_queryset(self, queryset: SessionQuerySet) -> SessionQuerySet:
        chosen = self.chosen
        return fitting(between(listed(queryset, chosen), chosen, timezone.now()), chosen)


def _is_sensible(day: date | None) -> bool:
    """There is time before and after it; the year 1 has no midnight here."""
    return day is not None and YEARS[0] <= day.year <= YEARS[1]


def fitting(sessions: SessionQuerySet, chosen: Chosen) -> SessionQuerySet:
    """Those of events that have what is asked for, in whatever period."""
    known = briefs(sessions.order_by().values("event"), with_text=bool(chosen.q))
    found = sessions.filter(event__in=[pk for pk, one in known.items() if not misses(one, chosen)])
    if chosen.evenings:
        found = found.filter(starts__hour__gte=EVENING)
    return found.filter(_has_room()) if chosen.free else found


def _has_room() -> Q:
    room = Quota.objects.filter(session=OuterRef("pk"), closed=False, taken__lt=F("size"))
    by_link = Q(event__kind=Event.Kind.TALKS, event__follows__isnull=False)
    return (Exists(room) & ~by_link) | ~Q(event__sign_up=SignUp.HERE)


def sessions_for(calendar: CalendarFilter) -> SessionQuerySet:
    """The sessions that the filter leaves, called off ones among them, the next first."""
    found: SessionQuerySet = calendar.qs.order_by("starts", "pk")
    return found


def listed(sessions: SessionQuerySet, chosen: Chosen) -> SessionQuerySet:
    """What the calendar tells of at all, in whatever period."""
    told = sessions.public().filter(state__in=(Session.State.OPEN, Session.State.CANCELLED))
    # Talks after a meeting are offered to those who were there.
    told = told.exclude(event__kind=Event.Kind.TALKS, event__follows__isnull=False)
    return told if chosen.registration else told.exclude(event__kind=Event.Kind.REGISTRATION)


def between(sessions: SessionQuerySet, chosen: Chosen, now: datetime) -> SessionQuerySet:
    """In the days that were asked for: those to come, unless the past is asked for."""
    begun = Q(starts__lte=now)
    days = chosen.days
    if chosen.range and not chosen.past:
        days &= RANGES[chosen.range](timezone.localdate(now))
    return within(sessions.filter(begun if chosen.past else ~begun), days)


def within(sessions: SessionQuerySet, days: Days) -> SessionQuerySet:
    if days.begin:
        sessions = sessions.filter(starts__gte=days.begin)
    if days.end:
        sessions = sessions.filter(starts__lt=days.end)
    return sessions
