"""Showing the access log to the person whom it is about."""

from django import template
from django.utils.translation import gettext

register = template.Library()


@register.filter
def in_words(action: str) -> str:
    """``company.signed_up`` as "company: signed up"; an app may have that phrase translated."""
    return gettext(action.replace(".", ": ").replace("_", " "))
