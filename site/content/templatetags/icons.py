"""Icons, each drawn once. ``{% load lucide %}`` is this: the package is not an installed app.

The package copies and writes the picture's XML anew for every use, and a page has dozens.
"""

from functools import lru_cache

import lucide as drawings
from django import template
from django.utils.safestring import SafeString, mark_safe

DRAWN = 500

register = template.Library()


@register.simple_tag
def lucide(name: str, *, size: int | None = 24, **attributes: object) -> SafeString:
    plain = tuple((key, str(value) + "") for key, value in attributes.items())
    return _draw(str(name) + "", size, plain)


@lru_cache(DRAWN)
def _draw(name: str, size: int | None, attributes: tuple[tuple[str, str], ...]) -> SafeString:
    svg = drawings._render_icon(name, size, **dict(attributes))
    return mark_safe(svg)  # attributes are escaped where the XML is written
