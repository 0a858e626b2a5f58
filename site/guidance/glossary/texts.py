"""The words of the glossary, marked in the text of guides."""

from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from guidance.glossary.marking import Marker
from guidance.models import GlossaryTerm


def mark_terms(html: SafeString) -> SafeString:
    """Those of the reader's language, with one query for the whole text."""
    language = get_language() or settings.LANGUAGE_CODE
    marker = Marker(GlossaryTerm.objects.all(), language, reverse("guidance:glossary"))
    return mark_safe(marker.mark(html))
