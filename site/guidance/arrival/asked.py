"""What is asked, one question at a time, and what has been answered so far."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Self, TypeVar
from urllib.parse import urlencode

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from guidance.models import Municipality
from guidance.profiles import Profile, Purpose
from vocabulary.countries import CitizenshipGroup

T = TypeVar("T", bound=TextChoices)

CODE = re.compile(r"[0-9]{4}")
UNKNOWN = "unknown"  # a municipality that is not decided on yet
QUESTIONS = ("citizenship", "purpose", "with", "partner", "municipality")  # as in addresses


class With(TextChoices):
    """Who moves along."""

    NOBODY = "nobody", _("Nobody: I come alone")
    PARTNER = "partner", _("My husband, wife or partner")
    CHILDREN = "children", _("My children")
    BOTH = "both", _("My husband, wife or partner, and our children")

    @property
    def family(self) -> bool:
        return self is not With.NOBODY

    @property
    def partner(self) -> bool:
        return self in (With.PARTNER, With.BOTH)

    @property
    def children(self) -> bool:
        return self in (With.CHILDREN, With.BOTH)


# Moving at all is what these do not, so nobody is asked who comes along.
_ALONE = {Purpose.COMMUTER, Purpose.SHORT_STAY, Purpose.POSTED}


@dataclass(frozen=True)
class Asked:
    """The answers, each None while it is not given; ``partner`` is her partner's citizenship."""

    citizenship: CitizenshipGroup | None = None
    purpose: Purpose | None = None
    along: With | None = None
    partner: CitizenshipGroup | None = None
    municipality: str | None = None  # its code, or UNKNOWN

    @classmethod
    def read(cls, query: Mapping[str, Any]) -> Self:
        """From an address; what is not among the choices counts as not answered."""
        purpose = _one_of(Purpose, query.get("purpose"))
        return cls(
            citizenship=_one_of(CitizenshipGroup, query.get("citizenship")),
            purpose=purpose,
            along=With.NOBODY if purpose in _ALONE else _one_of(With, query.get("with")),
            partner=_one_of(CitizenshipGroup, query.get("partner")),
            municipality=_municipality(query.get("municipality")),
        )

    @property
    def values(self) -> dict[str, str]:
        """As in the address, in the order in which they are asked."""
        along = None if self.purpose in _ALONE else self.along
        named = {
            "citizenship": self.citizenship,
            "purpose": self.purpose,
            "with": along,
            "partner": self.partner if self.asks_for_partner else None,
            "municipality": self.municipality,
        }
        return {name: str(value) for name, value in named.items() if value is not None}

    @property
    def query(self) -> str:
        return urlencode(self.values)

    def query_with(self, **more: str) -> str:
        return urlencode({**self.values, **more})

    @property
    def asks_for_partner(self) -> bool:
        return bool(self.along and self.along.partner)

    @property
    def questions(self) -> list[str]:
        """The names of those that this person is asked, in order."""
        names = ["citizenship", "purpose"]
        if self.purpose not in _ALONE:
            names.append("with")
        if self.asks_for_partner:
            names.append("partner")
        return [*names, "municipality"]

    @property
    def next_question(self) -> str | None:
        return next((name for name in self.questions if name not in self.values), None)

    @property
    def profile(self) -> Profile:
        """Of the person herself. Only once the questions are answered."""
        if self.citizenship is None or self.purpose is None:
            raise ValueError("Not everything has been answered.")
        return Profile(self.citizenship, self.purpose, bool(self.along and self.along.family))

    def moving_to(self) -> Municipality | None:
        if self.municipality in (None, UNKNOWN):
            return None
        return Municipality.objects.filter(code=self.municipality).first()

    def without(self, name: str) -> Self:
        """As it was before this question was answered; later answers are kept."""
        field = "along" if name == "with" else name
        return replace(self, **{field: None})


def _one_of(choices: type[T], value: Any) -> T | None:
    return choices(value) if value in choices.values else None


def _municipality(value: Any) -> str | None:
    if value == UNKNOWN:
        return UNKNOWN
    written = isinstance(value, str) and CODE.fullmatch(value)
    return value if written and Municipality.objects.filter(code=value).exists() else None
