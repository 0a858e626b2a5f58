"""CPR numbers in what editors write: on a page, everybody would read them."""

from collections.abc import Iterator
from html import unescape
from typing import Any

from django.db import models
from django.utils.html import strip_tags
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.blocks import StreamValue
from wagtail.models import Page

from vocabulary.cpr import contains_cpr

NOT_WRITTEN = ("path", "url_path", "draft_title")  # by editors: Wagtail's own


def fields_with_cpr(page: Page) -> list[str]:
    """Where on the page something stands that is shaped like a CPR number, in the editor's words.

    Of blocks the first that has one is named by its place in the list.
    """
    fields = [field for field in page._meta.get_fields() if isinstance(field, models.Field)]
    written = (field for field in fields if field.name not in NOT_WRITTEN)
    return [words for field in written if (words := _where(page, field))]


def _where(page: Page, field: models.Field[Any, Any]) -> str:
    value = getattr(page, field.attname)
    name = str(capfirst(field.verbose_name))
    if isinstance(value, StreamValue):
        n = _block_with_one(value)
        return _("%(field)s, block %(n)d") % {"field": name, "n": n} if n else ""
    return name if isinstance(value, str) and _has_one(value) else ""


def _block_with_one(blocks: StreamValue) -> int | None:
    kept = (block.get_prep_value() for block in blocks)
    return next((n for n, block in enumerate(kept, start=1) if _any_has_one(block)), None)


def _any_has_one(kept: Any) -> bool:
    return any(_has_one(text) for text in _texts(kept))


def _texts(kept: Any) -> Iterator[str]:
    """All texts of a block as it is stored, but not the ids and kinds of what it is made of."""
    if isinstance(kept, str):
        yield kept
    elif isinstance(kept, list):
        for each in kept:
            yield from _texts(each)
    elif isinstance(kept, dict):
        for name, each in kept.items():
            if name not in ("id", "type"):
                yield from _texts(each)


def _has_one(text: str) -> bool:
    """In what is read: an address behind a link may have any digits."""
    if text.startswith(("http://", "https://")):
        return False
    return contains_cpr(unescape(strip_tags(text)))
