"""What the gate answers."""

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    NAME = "name"
    EMAIL = "email"
    PHONE = "phone"
    LINK = "link"
    HANDLE = "handle"  # in a messenger or a network
    ADDRESS = "address"
    NUMBER = "number"  # of a person: CPR, passport, case
    SPELLED = "spelled"  # letters or digits told in words
    KIN = "kin"
    INTRODUCTION = "introduction"  # "my name is"
    UNIQUE = "unique"  # an office or a feat that few people have
    SENSITIVE = "sensitive"  # health, belief, union: GDPR article 9
    HIDDEN = "hidden"  # characters that are not seen
    FOREIGN = "foreign"  # letters that are not Latin
    MARKUP = "markup"
    CAPITAL = "capital"  # a name of something: shown to the adviser, no reason to hold


SHOWN_ONLY = frozenset({Kind.CAPITAL})


@dataclass(frozen=True, order=True)
class Finding:
    """``start`` and ``end`` count the characters of the text as it was given."""

    start: int
    end: int
    kind: Kind


@dataclass(frozen=True)
class Judgement:
    """``held``: the text may not be published before somebody has decided about each finding."""

    held: bool
    findings: tuple[Finding, ...]

    def as_json(self) -> dict[str, Any]:
        return {"held": self.held, "findings": [asdict(each) for each in self.findings]}
