"""``{% filter mark_terms %} … {% endfilter %}`` around the text of a guide."""

from django import template
from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from guidance.glossary.marking import Marker
from guidance.models import GlossaryTerm

register = template.Library()


@register.filter
def mark_terms(html: SafeString) -> SafeString:
    """The words in the reader's language, with one query for the whole text."""
    terms = GlossaryTerm.objects.all()
    marker = Marker(terms, get_language() or settings.LANGUAGE_CODE, reverse("guidance:glossary"))
    return mark_safe(marker.mark(html))
