"""What can be asked of somebody without words, as short tags beside them in the index.

Whoever has a level has the lower ones too, so that "at least" is one tag. No tag can be typed into
the search box: the box asks among words, and tags are kept apart from them.
"""

from collections.abc import Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

from careers.closed_lists import EducationLevel, Experience, Region, WorkForm, major_group_of
from careers.models import PublishedSummary

EVERYBODY = "all"
NEW = 10_000_000  # more than any cell; added to that of somebody who does not count yet

Cells = NDArray[np.int32]  # one for each person

_FORMS = {form: f"w{number}" for number, form in enumerate(WorkForm.values)}
_REGIONS = {region: number for number, region in enumerate(Region.values, 1)}


def occupation(code: str) -> str:
    """A group, or a major group, which those of its groups have as well."""
    return f"o{code}"


def region(name: str) -> str:
    return f"r{_REGIONS[name]}"


def education(level: int) -> str:
    return f"e{level}"


def field(code: str) -> str:
    return f"f{code}"


def experience(band: int) -> str:
    return f"x{band}"


def work_form(form: str) -> str:
    return _FORMS[form]


def availability(value: str) -> str:
    return f"a{value}"


def language(code: str, level: int) -> str:
    return f"l{code}{level}"


def skill(pk: int) -> str:
    return f"s{pk}"


def of(summary: PublishedSummary) -> list[str]:
    """Everything somebody is found by, each once."""
    return [EVERYBODY, *dict.fromkeys(_of_fields(summary)), *_of_lists(summary)]


def _of_fields(summary: PublishedSummary) -> Iterator[str]:
    if summary.occupation:
        yield occupation(major_group_of(summary.occupation))
        yield occupation(summary.occupation)
    if summary.region in _REGIONS:
        yield region(summary.region)
    yield from map(education, _up_to(summary.education_level, EducationLevel.values))
    yield from map(experience, _up_to(summary.experience, Experience.values))
    if summary.education_field:
        yield field(summary.education_field)
    if summary.availability:
        yield availability(summary.availability)
    yield from (_FORMS[form] for form in summary.work_forms if form in _FORMS)


def _of_lists(summary: PublishedSummary) -> Iterator[str]:
    for spoken in summary.languages.all():
        yield from (language(spoken.code, level) for level in range(1, spoken.level + 1))
    for one in summary.skills.all():
        yield skill(one.pk)


def _up_to(value: int | None, steps: Iterable[int]) -> list[int]:
    return [] if value is None else [step for step in steps if step <= value]


# --- the four that are counted, as one number ---------------------------------------------------


def cell(summary: PublishedSummary) -> int:
    """Occupation, region, education and experience; zero in a place is "not told"."""
    occupation_number = int(f"1{summary.occupation}") if summary.occupation else 0
    place = occupation_number * 10 + _REGIONS.get(summary.region, 0)
    place = place * 10 + (summary.education_level or 0)
    told = place * 100 + (0 if summary.experience is None else summary.experience + 1)
    return told if summary.counts else told + NEW


def counting(cells: Cells) -> NDArray[np.bool_]:
    """Who helps others to be three; ``PublishedSummary.counts``, as of the last night."""
    return cells < NEW


def parts(cells: Cells) -> tuple[Cells, Cells, Cells, Cells]:
    """What ``cell`` put together, of many; a ``read_…`` below says what each number stands for."""
    cells = cells % NEW
    return cells // 10_000, cells // 1000 % 10, cells // 100 % 10, cells % 100


def read_occupation(part: int) -> str:
    return str(part)[1:]


def read_region(part: int) -> str:
    return ["", *_REGIONS][part]


def read_education(part: int) -> int | None:
    return part or None


def read_experience(part: int) -> int | None:
    return part - 1 if part else None
