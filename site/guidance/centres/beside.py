"""What other apps know of a centre: free times, how long visits take."""

from collections.abc import Callable, Collection
from typing import Any

from guidance.models import Centre

#: Each answers what stands on a centre's page and beside a checklist, by name.
known: list[Callable[[Centre, Collection[int]], dict[str, Any]]] = []


def beside(centre: Centre, desks: Collection[int] = ()) -> dict[str, Any]:
    """``desks``: the authorities, by their ids, that somebody must see on one visit."""
    found: dict[str, Any] = {}
    for more in known:
        found |= more(centre, desks)
    return found
