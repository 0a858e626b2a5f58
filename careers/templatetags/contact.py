"""Saying what is shown."""

from collections.abc import Iterable

from django import template

from careers.models import Field
from vocabulary.labels import in_a_row

register = template.Library()


@register.filter
def field_labels(names: Iterable[str]) -> str:
    """``["name", "cv"]`` as people call them."""
    return ", ".join(in_a_row(Field(name).label for name in names))
