"""What editors type about days: in a browser's own fields, or as they write them."""

import re
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from content.forms import DayField

BETWEEN = re.compile(r"[\s,;]+")
RANGE = re.compile(r"(\d{1,2})(?:-(\d{1,2}))?")
DASH = re.compile(r"\s*[-–]\s*")
WEEK_WORDS = re.compile(r"\b(?:weeks?|uger?|og|and|w)\b", re.IGNORECASE)
LAST_WEEK = 53


class DaysField(forms.CharField):
    """Some days, written one after the other; a frozenset."""

    def __init__(self, **kwargs: Any) -> None:
        help_text = gettext_lazy("Such as 2027-02-18, 2027-04-01.")
        super().__init__(**{"required": False, "help_text": help_text} | kwargs)

    def clean(self, value: Any) -> Any:
        words = BETWEEN.split(super().clean(value).strip(" ,;"))
        return frozenset(_day(word) for word in words if word)


class WeeksField(forms.CharField):
    """Numbers of weeks, also “42–43”; a frozenset."""

    def __init__(self, **kwargs: Any) -> None:
        help_text = gettext_lazy("Such as 7, 42, 52-53.")
        super().__init__(**{"required": False, "help_text": help_text} | kwargs)

    def clean(self, value: Any) -> Any:
        words = DASH.sub("-", WEEK_WORDS.sub(" ", super().clean(value)))
        parts = BETWEEN.split(words.strip(" ,;"))
        return frozenset(week for part in parts if part for week in _weeks(part))


def _day(word: str) -> date:
    try:
        day: date = DayField().clean(word)
    except forms.ValidationError:
        raise forms.ValidationError(
            _("“%(word)s” is not a date. Write it as 2027-02-18.") % {"word": word}
        ) from None
    return day


def _weeks(part: str) -> range:
    found = RANGE.fullmatch(part)
    first, last = (int(found[1]), int(found[2] or found[1])) if found else (0, 0)
    if not 1 <= first <= last <= LAST_WEEK:
        raise forms.ValidationError(
            _("“%(word)s” is not the number of a week. Write it as 7, or 42-43.") % {"word": part}
        )
    return range(first, last + 1)
