"""What the board's templates say with numbers."""

from django import template
from django.contrib.humanize.templatetags.humanize import intcomma

register = template.Library()


@register.filter
def signed(number: int | None) -> str:
    """More or less than before: +3, −120, ±0."""
    if number is None:
        return "–"
    if not number:
        return "±0"
    return f"{'+' if number > 0 else '−'}{intcomma(abs(number))}"
