"""Saying what is shown."""

from collections.abc import Iterable

from django import template

from careers.models import Field

register = template.Library()


@register.filter
def field_labels(names: Iterable[str]) -> str:
    """``["name", "cv"]`` as people call them."""
    return ", ".join(str(Field(name).label) for name in names)
