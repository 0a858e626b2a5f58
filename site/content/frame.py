"""What surrounds every page: the menus and how to reach the centre.

Read from the cache, so that the frame costs no query; editors' changes show at once.
"""

from dataclasses import dataclass
from typing import Any

from django.core.cache import cache
from django.db.models.signals import post_save
from django.http import HttpRequest
from django.utils.crypto import get_random_string
from django.utils.translation import get_language
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from content import navigation
from content.models import ContactSettings, NavigationSettings

EDITION = "frame-edition"
KEPT_FOR = 300  # seconds; other processes with a cache of their own lag behind by no more


@dataclass(frozen=True)
class Contact:
    address: str
    opening_hours: str
    phone: str
    email: str
    elsewhere: list[tuple[str, str]]


@dataclass(frozen=True)
class Frame:
    main: list[navigation.Entry]
    footer: list[navigation.Entry]
    contact: Contact


def frame_of(request: HttpRequest) -> Frame:
    """In the reader's language, for the site of this host."""
    edition = cache.get_or_set(EDITION, lambda: get_random_string(8), timeout=None)
    key = f"frame:{edition}:{request.get_host()}:{get_language()}"
    found: Frame | None = cache.get(key)
    if found is None:
        found = _read(request)
        cache.set(key, found, timeout=KEPT_FOR)
    return found


def forget_frames(**kwargs: Any) -> None:
    """A receiver: the next page reads the frame anew."""
    cache.delete(EDITION)


def follow_changes() -> None:
    """Forget the frame when anything is saved that may show in it."""
    for settings_model in (NavigationSettings, ContactSettings):
        post_save.connect(forget_frames, sender=settings_model, dispatch_uid="frame")
    for change in (page_published, page_unpublished, post_page_move, page_slug_changed):
        change.connect(forget_frames, dispatch_uid="frame")


def _read(request: HttpRequest) -> Frame:
    main, footer = navigation.menus(request)
    contact = ContactSettings.for_request(request)
    fields = {name: getattr(contact, name) for name in Contact.__dataclass_fields__}
    return Frame(main, footer, Contact(**fields))
