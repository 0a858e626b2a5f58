"""What an app shows on My page (``/my/``).

An app that has something there offers a module ``<app>/my_page.py`` with one function::

    def panels(user: User) -> list[Panel]:
        companies = Company.objects.visible_to(user)
        panel = Panel("companies/_my_companies.html", {"companies": companies})
        return [panel] if companies else []

``home.my_page`` finds it. A panel's template draws a heading and what belongs under it. Its
queries may wait until it is drawn; nothing is asked of the database for a person without any.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Panel:
    template: str
    context: Mapping[str, Any]
