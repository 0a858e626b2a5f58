"""What an employer looks for, as it stands in an address and in a saved search.

What makes no sense in an address is left out, never an error. There is no filter by nationality,
sex or age, and none by anything that a published copy does not show.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from functools import cache, cached_property
from typing import Any
from urllib.parse import urlencode

from careers.closed_lists import (
    Availability,
    EducationField,
    EducationLevel,
    Experience,
    LanguageLevel,
    Region,
    WorkForm,
    occupation_codes,
)
from careers.finding import tags, text
from vocabulary.languages import language_choices

MOST = 12  # values of one parameter
ROW = re.compile(r"[1-9]\d{0,8}", re.ASCII)  # an id

#: Short words for addresses; the lists' own values are names of authorities.
REGIONS = {region.name.lower(): region.value for region in Region}

Lists = Mapping[str, list[str]]


@dataclass(frozen=True)
class Asked:
    """Any of the occupations, any of the regions, …; all of the languages, all of the skills."""

    q: str = ""
    occupation: tuple[str, ...] = ()
    region: tuple[str, ...] = ()
    education: int | None = None  # at least
    field: tuple[str, ...] = ()
    experience: int | None = None  # at least
    language: tuple[tuple[str, int], ...] = ()  # each at least at that level
    skill: tuple[int, ...] = ()
    work: tuple[str, ...] = ()
    available: str = ""  # at the latest

    @cached_property
    def phrases(self) -> tuple[text.Phrase, ...]:
        return text.read(self.q)

    @property
    def is_anything(self) -> bool:
        return self != Asked()

    def params(self) -> dict[str, list[str]]:
        """As ``read`` takes it: for addresses, and for keeping."""
        lists = {one.name: list(_written(getattr(self, one.name))) for one in fields(self)}
        return {name: values for name, values in lists.items() if values}

    def address(self, **more: Any) -> str:
        """The part after the question mark; empty where nothing is asked."""
        extra = {name: value for name, value in more.items() if value}
        return urlencode({**self.params(), **extra}, doseq=True)

    def with_words(self, words: str) -> "Asked":
        return replace(self, q=text.written(text.read(words)))

    def without(self, name: str, value: Any = None) -> "Asked":
        """With one value of a parameter left out, or with none of it."""
        values = getattr(self, name)
        kept: Any = Asked.__dataclass_fields__[name].default
        if value is not None and isinstance(values, tuple):
            kept = tuple(one for one in values if one != value)
        changed: dict[str, Any] = {name: kept}
        return replace(self, **changed)

    def not_counted(self) -> Iterator[text.Clause]:
        """All that is asked, but for the four that are counted by cell."""
        yield from self.phrases
        if self.field:
            yield _any(map(tags.field, self.field))
        yield from (_any([tags.language(code, level)]) for code, level in self.language)
        yield from (_any([tags.skill(pk)]) for pk in self.skill)
        if self.work:
            yield _any(map(tags.work_form, self.work))
        if self.available:
            yield _any(map(tags.availability, _until(self.available)))

    def clauses(self) -> Iterator[text.Clause]:
        yield from self.not_counted()
        if self.occupation:
            yield _any(map(tags.occupation, self.occupation))
        if self.region:
            yield _any(tags.region(REGIONS[key]) for key in self.region)
        if self.education is not None:
            yield _any([tags.education(self.education)])
        if self.experience is not None:
            yield _any([tags.experience(self.experience)])


def read(params: Lists) -> Asked:
    """What of it makes sense."""
    return Asked(
        q=text.written(text.read(_first(params, "q"))),
        occupation=_known(params, "occupation", occupation_codes()),
        region=_known(params, "region", REGIONS),
        education=_step(params, "education", EducationLevel.values[1:]),
        field=_known(params, "field", EducationField.values),
        experience=_step(params, "experience", Experience.values[1:]),
        language=tuple(_languages(params.get("language", []))),
        skill=tuple(_rows(params.get("skill", []))),
        work=_known(params, "work", WorkForm.values),
        available=next(iter(_known(params, "available", Availability.values)), ""),
    )


def _any(some: Iterable[str]) -> text.Tags:
    return text.Tags(tuple(some))


def _until(value: str) -> list[str]:
    """Whoever can begin at once can also begin within a month."""
    order = Availability.values
    return order[: order.index(value) + 1]


def _first(params: Lists, name: str) -> str:
    return next(iter(params.get(name, [])), "")


def _known(params: Lists, name: str, known: Iterable[str]) -> tuple[str, ...]:
    values = set(known)
    return tuple(dict.fromkeys(one for one in params.get(name, []) if one in values))[:MOST]


def _step(params: Lists, name: str, steps: list[int]) -> int | None:
    """The lowest step is no condition: everybody who told has it."""
    given = _first(params, name)
    return next((step for step in steps if str(step) == given), None)


def _languages(given: list[str]) -> Iterator[tuple[str, int]]:
    """``da:4``; each language once, the first time that it is named."""
    known = _language_codes()
    seen: set[str] = set()
    for one in given[: 2 * MOST]:
        code, _, level = one.partition(":")
        if code in known - seen and level in map(str, LanguageLevel.values):
            seen.add(code)
            yield code, int(level)


@cache
def _language_codes() -> frozenset[str]:
    return frozenset(code for code, _ in language_choices("en"))


def _rows(given: list[str]) -> Iterator[int]:
    ids = dict.fromkeys(int(one) for one in given if ROW.fullmatch(one))
    yield from list(ids)[:MOST]


def _written(value: Any) -> Iterator[str]:
    if isinstance(value, tuple):
        for one in value:
            yield ":".join(map(str, one)) if isinstance(one, tuple) else str(one)
    elif value not in (None, ""):
        yield str(value)
