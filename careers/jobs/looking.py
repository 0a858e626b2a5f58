"""What people look for among the jobs, as it stands in the address.

Whatever makes no sense in an address is left out, never an error.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from typing import Any
from urllib.parse import urlencode

import django_filters
from django.utils.translation import gettext_lazy as _

from careers.closed_lists import LanguageLevel, Region, WorkForm
from careers.closed_lists.occupations import occupation_choices
from careers.models import Job
from content.search import clean_query
from events.finding.calendar import ChoicesFilter

DANISH_CODE = "da"
NO_DANISH = "none"
DANISH: dict[str, tuple[Any, LanguageLevel]] = {  # words, and the least that is asked for in it
    "a": (_("A little Danish (A1–A2)"), LanguageLevel.A1),
    "b": (_("Everyday Danish (B1–B2)"), LanguageLevel.B1),
    "c": (_("Fluent Danish (C1 and up)"), LanguageLevel.C1),
}
KINDS = ("group", "region", "form", "danish")
PARAMETERS = (*KINDS, "q", "page")  # everything that an answer depends on


@dataclass(frozen=True)
class Chosen:
    """Of one kind any will do; of several kinds, each must fit."""

    group: tuple[str, ...] = ()
    region: tuple[str, ...] = ()
    form: tuple[str, ...] = ()
    danish: tuple[str, ...] = ()
    q: str = ""

    @property
    def is_narrowed(self) -> bool:
        return self != Chosen()

    @property
    def words(self) -> list[str]:
        return self.q.casefold().split()

    def without(self, kind: str) -> "Chosen":
        return replace(self, **{kind: getattr(Chosen(), kind)})

    def with_values(self, kind: str, values: tuple[str, ...]) -> "Chosen":
        changed: dict[str, Any] = {kind: values}
        return replace(self, **changed)

    def toggled(self, kind: str, value: str) -> "Chosen":
        values: tuple[str, ...] = getattr(self, kind)
        less = tuple(one for one in values if one != value)
        return self.with_values(kind, less if value in values else (*values, value))


class JobFilter(django_filters.FilterSet):
    """The parameters of the address; the fields are named as in ``Chosen``."""

    group = ChoicesFilter(label=_("Occupation"), choices=occupation_choices)
    region = ChoicesFilter(label=_("Where"), choices=Region.choices)
    form = ChoicesFilter(label=_("Kind of work"), choices=WorkForm.choices)
    danish = ChoicesFilter(
        label=_("Danish"),
        choices=[(NO_DANISH, _("Without Danish"))]
        + [(key, words) for key, (words, _level) in DANISH.items()],
    )
    q = django_filters.CharFilter(label=_("Search"), max_length=400)

    class Meta:
        model = Job
        fields: list[str] = []

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        kwargs.setdefault("queryset", Job.objects.none())
        super().__init__(data if data is not None else {}, **kwargs)

    @property
    def chosen(self) -> Chosen:
        self.form.is_valid()
        found: dict[str, Any] = self.form.cleaned_data
        values = {one.name: found.get(one.name) or () for one in fields(Chosen)}
        values["q"] = clean_query(self.data.get("q") or "")  # whatever the form thinks of it
        return Chosen(
            **{name: tuple(v) if isinstance(v, list) else v for name, v in values.items()}  # type: ignore[arg-type]
        )

    def labels(self, kind: str) -> dict[str, str]:
        """Every value of a kind, in the order of the list."""
        return {str(value): str(label) for value, label in self.form.fields[kind].choices}


def danish_asked(languages: dict[str, int]) -> str:
    """Which of the choices a job with these languages belongs to."""
    level = languages.get(DANISH_CODE)
    if level is None:
        return NO_DANISH
    return next(key for key, (_words, least) in reversed(DANISH.items()) if level >= least)


def address(path: str, chosen: Chosen) -> str:
    """The order is always the same, so that equal things are equal."""
    query = urlencode(list(_pairs(chosen)))
    return f"{path}?{query}" if query else path


def _pairs(chosen: Chosen) -> Iterator[tuple[str, str]]:
    for kind in KINDS:
        yield from ((kind, value) for value in getattr(chosen, kind))
    if chosen.q:
        yield "q", chosen.q
