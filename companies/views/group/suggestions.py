"""What can be written where a country or a municipality is asked for."""

from typing import Any

from guidance.models import Municipality
from vocabulary.countries import country_choices


def suggestions() -> dict[str, Any]:
    """For ``companies/group/_suggestions.html``."""
    return {
        "countries": country_choices(),
        "municipalities": Municipality.objects.values_list("name", flat=True),
    }
