"""What surrounds every page: the menus and how to reach the centre.

Kept in the cache under the edition of the frame, so that it costs one query and editors' changes
show at once.
"""

from dataclasses import dataclass

from django.core.cache import cache
from django.http import HttpRequest
from django.utils.translation import get_language
from wagtail.models import Site

from content import edition, navigation
from content.models import ContactSettings

KEPT_FOR = 3600  # seconds; then it is read anew, whatever its edition


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
    now, key = edition.of(request).frame, f"frame:{request.get_host()}:{get_language()}"
    kept: tuple[int, Frame] | None = cache.get(key)
    if kept is None or kept[0] != now:
        kept = now, _read(request)
        cache.set(key, kept, timeout=KEPT_FOR)
    return kept[1]


def _read(request: HttpRequest) -> Frame:
    site = _site(request)
    main, footer = navigation.menus(request, site)
    contact = ContactSettings.for_site(site)
    fields = {name: getattr(contact, name) for name in Contact.__dataclass_fields__}
    return Frame(main, footer, Contact(**fields))


def _site(request: HttpRequest) -> Site:
    """The only one there is, or Wagtail's choice: its query takes longer than all the rest."""
    sites = Site.objects.order_by()[:2]
    return sites[0] if len(sites) == 1 else Site.find_for_request(request)
