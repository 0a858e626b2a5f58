"""The municipality of residence, from its name, its code, or a town in it."""

import re
from collections.abc import Iterable
from typing import NamedTuple, Protocol

from vocabulary.municipalities import OTHER_NAMES, TOWNS
from vocabulary.spelling import closest, nearest, spelling_key

_AROUND = frozenset(
    {
        "kommune",
        "komune",
        "kommunen",
        "kommunes",
        "municipality",
        "of",
        "city",
        "i",
        "in",
        "by",
        "dk",
    }
    | {"danmark", "denmark", "bopelskommune", "regionskommune"}
)

#: København Ø, Aarhus C: what follows a town's name in an address.
_DISTRICTS = frozenset(
    {"k", "v", "n", "s", "o", "c", "m", "nv", "sv", "no", "so", "nw", "sw", "se"}
)

_PARTS = re.compile(r"[()\[\]/,;:|+]|\s[-–—]\s")


class MunicipalityLike(Protocol):
    @property
    def code(self) -> str: ...
    @property
    def name(self) -> str: ...


class Guess(NamedTuple):
    """A municipality that was not named as such; ``code`` is the problem's that points it out."""

    name: str
    code: str


class Places:
    """The municipalities we know, by everything that they are called."""

    def __init__(self, municipalities: Iterable[MunicipalityLike]) -> None:
        self._by_code = {place.code.zfill(4): place.name for place in municipalities}
        self._towns = self._named(TOWNS)
        self._names = self._named(OTHER_NAMES)
        self._names |= {spelling_key(name): name for name in self._by_code.values()}

    def find(self, text: str) -> str | None:
        """The official name of the municipality that this is a name or the code of."""
        whole = self._one(text)
        if whole:
            return whole
        found = {name for part in _PARTS.split(text) if (name := self._one(part))}
        return found.pop() if len(found) == 1 else None

    def guess(self, text: str) -> Guess | None:
        """The municipality of a town or quarter, or the one whose name is misspelt."""
        key = self._bare(text)
        town = self._towns.get(key)
        if town:
            return Guess(town, "municipality_of_town")
        *name, district = key.split() or [""]
        if district in _DISTRICTS and (found := self._named_like(" ".join(name))):
            return Guess(found, "municipality_of_town")
        near = closest(key, self._names)
        return Guess(near, "municipality_guessed") if near else None

    def similar(self, text: str) -> list[str]:
        return nearest(self._bare(text), self._names, 2)

    def _one(self, text: str) -> str | None:
        key = spelling_key(text)
        return (
            self._names.get(key)
            or self._by_code.get(key.zfill(4) if key.isdigit() else key)
            or self._named_like(self._bare(text))
        )

    def _named_like(self, key: str) -> str | None:
        """Also in the genitive: Københavns (Kommune)."""
        return self._names.get(key) or (self._names.get(key[:-1]) if key.endswith("s") else None)

    def _bare(self, text: str) -> str:
        """The key without "Kommune", postcode or country."""
        words = spelling_key(text).split()
        return " ".join(word for word in words if word not in _AROUND and not word.isdigit())

    def _named(self, others: dict[str, str]) -> dict[str, str]:
        return {
            spelling_key(name): self._by_code[code]
            for code, names in others.items()
            if code in self._by_code
            for name in names.split(", ")
        }
