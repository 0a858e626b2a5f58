"""Data in two languages: ``name_en`` and ``name_da`` read as ``name``."""

from typing import Any

from django.utils.translation import get_language


class Translated:
    """The field in the reader's language; English where the other one is still empty.

    >>> class Centre(models.Model):
    ...     name_en = models.CharField(max_length=160)
    ...     name_da = models.CharField(max_length=160)
    ...     name = Translated("name")
    """

    def __init__(self, field: str) -> None:
        self.field = field

    def __get__(self, instance: Any, owner: type | None = None) -> Any:
        if instance is None:
            return self
        language = (get_language() or "en").split("-")[0]
        here = getattr(instance, f"{self.field}_{language}", "")
        return here or getattr(instance, f"{self.field}_en")
