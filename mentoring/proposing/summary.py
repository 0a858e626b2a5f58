"""A run in numbers: of each university and partner, how many take part and how many are paired."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Group:
    """``id`` None: students without a university, mentors without a partner. ``there``: students
    who take part, or mentors' places. ``paired``: how many of them have somebody.
    """

    id: str | None
    there: int
    paired: int
    lower: int
    upper: int | None

    @property
    def at_limit(self) -> bool:
        return self.upper is not None and self.paired >= self.upper


@dataclass(frozen=True)
class Summary:
    universities: tuple[Group, ...]
    partners: tuple[Group, ...]
    students: int
    mentors: int
    places: int


def summary_of(frozen: Mapping[str, Any], result: Mapping[str, Any]) -> Summary:
    students, mentors = frozen["students"], frozen["mentors"]
    pairs = result.get("pairs", [])
    return Summary(
        universities=_groups(
            frozen["quotas"]["universities"],
            Counter(_key(row["university"]) for row in students.values()),
            _paired(pairs, "student", students, "university"),
        ),
        partners=_groups(
            frozen["quotas"]["partners"],
            _places(mentors),
            _paired(pairs, "mentor", mentors, "partner"),
        ),
        students=len(students),
        mentors=len(mentors),
        places=sum(row["capacity"] for row in mentors.values()),
    )


def _places(mentors: Mapping[str, Any]) -> Counter[str | None]:
    places: Counter[str | None] = Counter()
    for row in mentors.values():
        places[_key(row["partner"])] += row["capacity"]
    return places


def _paired(
    pairs: list[dict[str, Any]], side: str, people: Mapping[str, Any], group: str
) -> Counter[str | None]:
    rows = (people.get(str(pair[side])) for pair in pairs)
    return Counter(_key(row[group]) for row in rows if row is not None)


def _groups(
    quotas: Mapping[str, Any], there: Counter[str | None], paired: Counter[str | None]
) -> tuple[Group, ...]:
    """Those with a quota first, then others who have somebody here."""
    keys = [*quotas, *(key for key in there if key not in quotas)]
    none = {"lower": 0, "upper": None}
    return tuple(Group(key, there[key], paired[key], **quotas.get(key or "", none)) for key in keys)


def _key(group: int | None) -> str | None:
    return None if group is None else str(group)
