"""What reading a CV gives, in the words of the closed lists where there is one."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Found:
    """``languages``: the level by code, None where the CV does not say it. ``skills``: ids.
    ``texts``: what she wrote herself, by field (headline, summary, phone, first_name …)."""

    occupation: str = ""
    experience: int | None = None
    education_level: int | None = None
    languages: Mapping[str, int | None] = field(default_factory=dict)
    skills: tuple[int, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
