"""What other apps know of a centre: free times, how long visits take."""

from collections.abc import Callable
from typing import Any

from guidance.models import Centre

#: Each answers what stands on a centre's page and beside a checklist, by name.
known: list[Callable[[Centre], dict[str, Any]]] = []


def beside(centre: Centre) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for more in known:
        found |= more(centre)
    return found
