"""Who must not be recognised."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any


@dataclass(frozen=True)
class Profile:
    first_name: str = ""
    last_name: str = ""
    email: str = ""
    phone: str = ""
    address: str = ""

    @classmethod
    def from_json(cls, given: Mapping[str, Any]) -> "Profile":
        """What is missing is empty; what is no text is read as text."""
        told = {each.name: given.get(each.name) for each in fields(cls)}
        return cls(**{name: "" if value is None else str(value) for name, value in told.items()})
