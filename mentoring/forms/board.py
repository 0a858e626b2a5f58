"""What a coordinator asks of the matching: weights, who is looked for, what if, why not."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mentoring.models import Criterion, Industry, MatchRun, PairRule, Programme
from mentoring.models.lists import MOST_WEIGHT
from mentoring.proposing.cast import Cast, Person, group_names
from mentoring.proposing.imagining import MOST_MORE, Changes
from mentoring.proposing.question import mentors_of, students_of
from mentoring.proposing.rows import GOOD, MIDDLING, POOR
from vocabulary.cpr import reject_cpr

NO_WEIGHT = _("Give at least one thing a weight above 0.")


class Slider(forms.NumberInput):
    """0 to 5; its scale is printed below, so that it tells without a script where it stands."""

    input_type = "range"

    def __init__(self) -> None:
        super().__init__({"min": 0, "max": MOST_WEIGHT, "step": 1, "class": "board-slider"})


def slider(criterion: Criterion, weight: int) -> forms.IntegerField:
    return forms.IntegerField(
        label=criterion.label,
        min_value=0,
        max_value=MOST_WEIGHT,
        initial=weight,
        widget=Slider(),
    )


class WeightsForm(forms.Form):
    def __init__(self, programme: Programme, data: Any = None, weights: Any = None) -> None:
        super().__init__(data)
        for criterion in Criterion:
            if criterion != Criterion.STUDENT_WISH or programme.mentors_shown:
                weight = (weights or programme.weights).get(criterion.value, 0)
                self.fields[criterion.value] = slider(criterion, weight)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not self.errors and not any(data.values()):
            raise forms.ValidationError(NO_WEIGHT)
        return data

    @property
    def weights(self) -> dict[str, int]:
        return {name: self.cleaned_data[name] for name in self.fields}


class PairsFilter(forms.Form):
    """By GET; what is not on the list narrows nothing."""

    q = forms.CharField(label=_("Name, study or work"), required=False, max_length=80)
    band = forms.ChoiceField(label=_("Score"), required=False)
    group = forms.ChoiceField(label=_("University or organisation"), required=False)

    def __init__(self, run: MatchRun, data: Any) -> None:
        super().__init__(data)
        low, middle = run.settings["bands"]
        self._choices("band").choices = [
            ("", _("All")),
            (POOR, _("Poor: below %(n)s") % {"n": low}),
            (MIDDLING, _("Middling: below %(n)s") % {"n": middle}),
            (GOOD, _("Good")),
        ]
        self._choices("group").choices = [("", _("All")), *_groups(run)]
        self.is_valid()

    def _choices(self, name: str) -> Any:
        return self.fields[name]

    def wanted(self, name: str) -> str:
        return str(self.cleaned_data.get(name, ""))


def _groups(run: MatchRun) -> Iterator[tuple[str, str]]:
    for kind, side in (("university", "students"), ("partner", "mentors")):
        here = {str(row[kind]) for row in run.frozen[side].values() if row[kind] is not None}
        names = group_names(kind)
        for key in sorted(here, key=lambda key: names.get(key, key)):
            yield f"{kind}-{key}", names.get(key, key)


class RuleForm(forms.Form):
    student = forms.IntegerField(widget=forms.HiddenInput)
    mentor = forms.IntegerField(widget=forms.HiddenInput)
    kind = forms.ChoiceField(choices=PairRule.Kind)
    reason = forms.CharField(label=_("Why"), max_length=400, validators=[reject_cpr])


class WhyForm(forms.Form):
    student = forms.ChoiceField(label=_("Student"))
    mentor = forms.ChoiceField(label=_("Mentor"))

    def __init__(self, run: MatchRun, cast: Cast, data: Any) -> None:
        super().__init__(data or None)
        people: Any = self.fields
        students = cast.students(students_of(run.frozen))
        mentors = cast.mentors(mentors_of(run.frozen))
        people["student"].choices = [("", "–"), *_by_name(students)]
        people["mentor"].choices = [("", "–"), *_by_name(mentors)]

    @property
    def pair(self) -> tuple[Any, Any]:
        """The ids, as the run knows them."""
        one, other = self.cleaned_data["student"], self.cleaned_data["mentor"]
        return int(one), int(other) if other.isdecimal() else other


def _by_name(people: list[Person]) -> list[tuple[str, str]]:
    rows = [(str(one.key), f"{one.name} ({one.of})" if one.of else one.name) for one in people]
    return sorted(rows, key=lambda row: row[1].casefold())


class WhatIfForm(forms.Form):
    more = forms.IntegerField(
        label=_("So many mentors more"), min_value=0, max_value=MOST_MORE, initial=0
    )
    industry = forms.ChoiceField(
        label=_("in this industry"),
        required=False,
        choices=[("", "–"), *Industry.choices],
        help_text=_("Like those who are there, with one place each."),
    )
    places = forms.IntegerField(
        label=_("More places with each mentor"), min_value=0, max_value=4, initial=0
    )

    def __init__(self, run: MatchRun, data: Any = None) -> None:
        super().__init__(data)
        self.run = run
        self.groups = [(side, key, name, quota) for side, key, name, quota in _quotas(run)]
        for side, key, _name, quota in self.groups:
            for limit in ("lower", "upper"):
                self.fields[f"{side}-{key}-{limit}"] = forms.IntegerField(
                    label=_("At least") if limit == "lower" else _("At most"),
                    min_value=0,
                    max_value=20_000,
                    required=False,
                    initial=quota[limit],
                )
        for criterion, weight in self._weights():
            self.fields[f"weight-{criterion.value}"] = slider(criterion, weight)

    def _weights(self) -> Iterator[tuple[Criterion, int]]:
        """Of the run; wishes only where they count."""
        for criterion in Criterion:
            weight = self.run.settings["weights"].get(criterion.value, 0)
            if criterion != Criterion.STUDENT_WISH or self.run.programme.mentors_shown:
                yield criterion, weight

    @property
    def sliders(self) -> Iterator[Any]:
        for criterion, _weight in self._weights():
            yield self[f"weight-{criterion.value}"]

    @property
    def quota_rows(self) -> Iterator[tuple[str, Any, Any]]:
        for side, key, name, _quota in self.groups:
            yield name, self[f"{side}-{key}-lower"], self[f"{side}-{key}-upper"]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("more") and not data.get("industry"):
            self.add_error("industry", _("Choose the industry of these mentors."))
        for side, key, _name, _quota in self.groups:
            quota = self._quota(data, side, key)
            if quota["upper"] is not None and quota["upper"] < quota["lower"]:
                message = _("At most cannot be less than at least.")
                self.add_error(f"{side}-{key}-upper", message)
        weights = [data.get(f"weight-{criterion.value}") for criterion, _ in self._weights()]
        if not self.errors and not any(weights):
            raise forms.ValidationError(NO_WEIGHT)
        if not self.errors and not self.changes.to_json():
            raise forms.ValidationError(_("Change something, to see what would be different."))
        return data

    @property
    def changes(self) -> Changes:
        data = self.cleaned_data
        quotas: dict[str, Any] = {}
        for side, key, _name, was in self.groups:
            quota = self._quota(data, side, key)
            if quota != was:
                quotas.setdefault(side, {})[key] = quota
        more = data.get("more", 0)
        industry = data.get("industry", "") if more else ""
        weights = {
            criterion.value: data[f"weight-{criterion.value}"]
            for criterion, was in self._weights()
            if data[f"weight-{criterion.value}"] != was
        }
        return Changes(quotas, industry, more, data.get("places", 0), weights)

    def _quota(self, data: dict[str, Any], side: str, key: str) -> dict[str, Any]:
        return {
            "lower": data.get(f"{side}-{key}-lower") or 0,
            "upper": data.get(f"{side}-{key}-upper"),
        }


def _quotas(run: MatchRun) -> Iterator[tuple[str, str, str, dict[str, Any]]]:
    for side, kind in (("universities", "university"), ("partners", "partner")):
        names = group_names(kind)
        for key, quota in run.frozen["quotas"][side].items():
            yield side, key, names.get(key, key), quota
