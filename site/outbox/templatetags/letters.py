"""For mails whose HTML part is made of their text part."""

import re

from django import template

register = template.Library()


@register.filter
def paragraphs(text: str) -> list[str]:
    return [part.strip() for part in re.split(r"\n\s*\n", text) if part.strip()]
