"""From a step to the page that tells more about it."""

from collections.abc import Mapping

from django import template

from guidance.models import Step

register = template.Library()


@register.simple_tag
def page_of_step(pages: Mapping[str, Mapping[int, str]] | str, who: str, step: Step) -> str:
    """Its address for the one whose list it is; empty where there is none, or no list of pages."""
    return pages[who].get(step.pk, "") if isinstance(pages, Mapping) else ""
