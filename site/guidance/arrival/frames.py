"""Where a checklist is shown: on the site, at a kiosk, or behind the desk."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.urls import reverse

from guidance.arrival.asked import Asked


@dataclass(frozen=True)
class Frame:
    """``base``: the template around it. ``extra``: what the address has beside the answers."""

    view: str
    base: str = "base.html"
    extra: Mapping[str, str] = field(default_factory=dict)
    is_kiosk: bool = False
    is_desk: bool = False

    @property
    def path(self) -> str:
        return reverse(self.view)

    @property
    def start(self) -> str:
        return self.path + ("?kiosk=1" if self.is_kiosk else "")

    @property
    def is_shared(self) -> bool:
        """Others use the same browser after her, so nothing is kept in it."""
        return self.is_kiosk or self.is_desk

    def address(self, asked: Asked, **more: str) -> str:
        query = asked.query_with(**self.extra, **more)
        return f"{self.path}?{query}" if query else self.path


PUBLIC = Frame("guidance:arrival")
KIOSK = Frame("guidance:arrival", "guidance/arrival/kiosk.html", {"kiosk": "1"}, is_kiosk=True)
