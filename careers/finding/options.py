"""The choices beside what was found, with how many each would find, as far as that may be told."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from careers.closed_lists import (
    Availability,
    EducationField,
    EducationLevel,
    Experience,
    LanguageLevel,
    Region,
    WorkForm,
    group_choices,
    major_group_of,
    occupation_choices,
)
from careers.finding.asked import REGIONS, Asked
from careers.finding.chosen import experience_words, language_words, skill_names
from careers.finding.facets import EVERYBODY, FEWEST, Counted

ASKED_MOST = ("da", "en")  # languages with a question of their own


@dataclass(frozen=True)
class Option:
    value: str
    label: str
    is_chosen: bool = False
    count: int | None = None  # None: not counted, or too few to be told
    children: tuple["Option", ...] = ()

    @property
    def is_open(self) -> bool:
        return any(child.is_chosen for child in self.children)


@dataclass(frozen=True)
class Options:
    """``few``: whether some are left over, who are too few to say of what kind they are."""

    options: list[Option]
    other: int = 0
    few: bool = False


@dataclass(frozen=True)
class Choices:
    """Everything that the form beside what was found is made of."""

    asked: Asked
    counted: Counted
    names: Mapping[int, str] = field(default_factory=dict)  # of the chosen skills

    @property
    def occupation(self) -> Options:
        majors = [self._major(code, name) for code, name in group_choices()]
        return _folded(majors, self.counted.occupation, dict(group_choices()))

    @property
    def region(self) -> Options:
        labels = {key: str(Region(value).label) for key, value in REGIONS.items()}
        counts = self.counted.region
        options = _counted(labels.items(), counts, self.asked.region)
        return _folded(options, counts, counts)

    @property
    def education(self) -> list[Option]:
        return _steps(
            [(level.value, str(level.label)) for level in list(EducationLevel)[1:]],
            self.counted.education,
            self.asked.education,
        )

    @property
    def experience(self) -> list[Option]:
        bands = [(band.value, experience_words(band)) for band in list(Experience)[1:]]
        return _steps(bands, self.counted.experience, self.asked.experience)

    @property
    def field(self) -> list[Option]:
        return _plain(EducationField.choices, self.asked.field)

    @property
    def work(self) -> list[Option]:
        return _plain(WorkForm.choices, self.asked.work)

    @property
    def available(self) -> list[Option]:
        return _plain(Availability.choices[:-1], (self.asked.available,))

    @property
    def spoken(self) -> list[tuple[str, list[Option]]]:
        """Of the languages most asked for, each step of the level."""
        return [(language_words(code, 1), list(self._levels(code))) for code in ASKED_MOST]

    @property
    def others_spoken(self) -> list[Option]:
        others = [one for one in self.asked.language if one[0] not in ASKED_MOST]
        return [Option(f"{code}:{level}", language_words(code, level)) for code, level in others]

    @property
    def skills(self) -> list[Option]:
        return [Option(str(pk), self.names[pk]) for pk in self.asked.skill if pk in self.names]

    def _major(self, code: str, name: str) -> Option:
        within = [one for one in occupation_choices() if major_group_of(one[0]) == code]
        children = _counted(within, self.counted.occupation, self.asked.occupation)
        [major] = _counted([(code, name)], self.counted.occupation, self.asked.occupation)
        shown = tuple(child for child in children if child.count or child.is_chosen)
        return Option(code, name, major.is_chosen, major.count, shown)

    def _levels(self, code: str) -> Iterator[Option]:
        chosen = dict(self.asked.language).get(code)
        for level in LanguageLevel:
            yield Option(f"{code}:{level.value}", str(level.label), chosen == level.value)


def choices(asked: Asked, counted: Counted) -> Choices:
    return Choices(asked, counted, skill_names(asked))


def _counted(
    labels: Iterable[tuple[str, str]], counts: Mapping[str, int], chosen: tuple[str, ...]
) -> list[Option]:
    return [
        Option(value, label, value in chosen, _told(counts.get(value, 0)))
        for value, label in labels
    ]


def _plain(labels: Iterable[tuple[Any, Any]], chosen: tuple[str, ...]) -> list[Option]:
    return [Option(str(value), str(label), value in chosen) for value, label in labels]


def _told(number: int) -> int | None:
    return number if number >= FEWEST else None


def _folded(options: list[Option], counts: Mapping[str, int], values: Iterable[str]) -> Options:
    """Without those that nobody, or hardly anybody, has; they are "other", together."""
    kept = [one for one in options if one.count or one.is_chosen or one.is_open]
    told = {one.value for one in options if one.count}
    left = sum(counts.get(value, 0) for value in values if value not in told)
    return Options(kept, other=_told(left) or 0, few=0 < left < FEWEST)


def _steps(
    labels: list[tuple[int, str]], counts: Mapping[int, int], chosen: int | None
) -> list[Option]:
    """Numbers of "at least" include those above. One is told only where it is not within two of
    the number told before: their difference would be a count of one or two people, or of none."""
    options: list[Option] = []
    before = counts.get(EVERYBODY, 0)
    for value, label in labels:
        count = _told(counts.get(value, 0))
        if count is not None and before - count < FEWEST:
            count = None
        before = before if count is None else count
        options.append(Option(str(value), label, value == chosen, count))
    return options
