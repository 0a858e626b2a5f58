"""Rows with a short name of their own, for addresses and for what refers to them."""

from itertools import count
from typing import Any

from anyascii import anyascii
from django.db import models
from django.utils.text import slugify


class Keyed(models.Model):
    """``key`` is made of the row's first name and never changed; nobody has to think of one."""

    key: Any

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self.key:
            self.key = self._free_key()
        super().save(*args, **kwargs)

    def _free_key(self) -> str:
        plain = slugify(anyascii(self.named))[:40] or str(self._meta.model_name)
        candidates = (plain if n == 1 else f"{plain}-{n}" for n in count(1))
        rows: Any = type(self)._default_manager
        known = set(rows.filter(key__startswith=plain).values_list("key", flat=True))
        return next(key for key in candidates if key not in known)

    @property
    def named(self) -> str:
        """The words that the key is made of."""
        raise NotImplementedError
