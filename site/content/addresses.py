"""Where a link goes that an editor has made to a page, to a place on the site, or elsewhere."""

import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

# Not under a language: what is not a page to read.
NEUTRAL = ("admin", "demo", "documents", "i18n", "media", "static")
ELSEWHERE = ("https", "http", "mailto", "tel")


def validate_address(value: str) -> None:
    """``/events/``, ``https://…``, ``mailto:…`` or ``tel:…``; nothing that runs as a script."""
    if value.startswith("/") and not re.match(r"[/\\]{2}", value):
        return
    if urlsplit(value).scheme in ELSEWHERE:
        return
    raise ValidationError(
        _("Write a place on this site, such as /events/, or a whole address: https://…"),
        code="address",
    )


def in_language(address: str, language: str | None = None) -> str:
    """A place on the site in the reader's language: ``/events/`` becomes ``/da/events/``."""
    if not address.startswith("/"):
        return address
    first = address.split("/", 2)[1]
    if first in NEUTRAL or first in dict(settings.LANGUAGES):
        return address
    return f"/{language or get_language()}{address}"


def readers_pages(pks: Iterable[int]) -> dict[int, Page]:
    """The published page to link to for each of these pages, in one query.

    That is its version in the reader's language, or the page itself where there is none; a page
    that is nowhere published is left out.
    """
    chosen = set(pks)
    if not chosen:
        return {}
    keys = Page.objects.filter(pk__in=chosen).values("translation_key")
    versions = _versions(keys)
    best = {page.translation_key: page for page in versions}  # the reader's language comes last
    asked = {page.pk: best[page.translation_key] for page in versions if page.pk in chosen}
    return asked | _without_own_version(chosen - set(asked), best)


def _versions(keys: "QuerySet[Any, Any]") -> list[Page]:
    pages = Page.objects.live().filter(translation_key__in=keys).select_related("locale")
    now = get_language()
    return sorted(pages, key=lambda page: page.locale.language_code == now)


def _without_own_version(missing: set[int], best: dict[Any, Page]) -> dict[int, Page]:
    """The chosen page is a draft, but another language of it is published."""
    if not missing or not best:
        return {}
    keys = Page.objects.filter(pk__in=missing).values_list("pk", "translation_key")
    return {pk: best[key] for pk, key in keys if key in best}
