"""What the apps above offer to somebody signed in, on the page of an event.

def acts(user, event) -> list[PageAct]: ...
register(acts)                                       # in the app's ready()
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from events.models import Event


@dataclass(frozen=True)
class PageAct:
    label: str
    url: str


Provider = Callable[[Any, Event], list[PageAct]]
PROVIDERS: list[Provider] = []


def register(provider: Provider) -> None:
    if provider not in PROVIDERS:
        PROVIDERS.append(provider)


def acts_for(user: Any, event: Event) -> list[PageAct]:
    """Nothing for a stranger, whose page is the same for everybody."""
    if not user.is_authenticated:
        return []
    return [act for provider in PROVIDERS for act in provider(user, event)]
