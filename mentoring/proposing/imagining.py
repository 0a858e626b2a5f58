"""What if? A frozen programme with something changed for the sake of asking; nothing is stored."""

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import asdict, dataclass, field
from typing import Any

Frozen = dict[str, Any]
MOST_MORE = 50  # mentors that can be imagined at once


@dataclass(frozen=True)
class Changes:
    """``quotas``: {"partners": {"3": {"lower": 5, "upper": None}}}. ``more``: so many mentors more
    in ``industry``, like those who are there. ``places``: more students for each mentor.
    ``weights``: instead of those of the run.
    """

    quotas: Mapping[str, Any] = field(default_factory=dict)
    industry: str = ""
    more: int = 0
    places: int = 0
    weights: Mapping[str, int] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        return {key: value for key, value in asdict(self).items() if value}


def imagined(frozen: Frozen, settings: Frozen, changes: Changes) -> tuple[Frozen, Frozen]:
    """The question with these changes; what was given stays as it is."""
    frozen = deepcopy(frozen)
    for side, quotas in changes.quotas.items():
        for group, quota in quotas.items():
            if group in frozen["quotas"][side]:
                frozen["quotas"][side][group] = dict(quota)
    for mentor in frozen["mentors"].values():
        mentor["capacity"] += changes.places
    frozen["mentors"] |= _more(frozen["mentors"], changes.industry, changes.more)
    weights = {**settings["weights"], **changes.weights}
    return frozen, {**settings, "weights": weights}


def _more(mentors: Frozen, industry: str, number: int) -> Frozen:
    """Copies of the mentors of this industry, one after the other; where there are none, of any.

    They have one place each, and belong to no partner: no quota holds them.
    """
    ordered = [mentors[key] for key in sorted(mentors, key=lambda key: (len(key), key))]
    models = [mentor for mentor in ordered if mentor["industry"] == industry] or ordered
    if not models or not industry:
        return {}
    return {
        f"new-{n + 1:02}": {
            **models[n % len(models)],
            "industry": industry,
            "capacity": 1,
            "partner": None,
        }
        for n in range(number)
    }
