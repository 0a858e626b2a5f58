"""What every page of the site is given."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from content import navigation
from content.frame import frame_of


def look(request: HttpRequest) -> dict[str, Any]:
    """Nothing here asks the database or the cache until a template uses it."""
    frame = SimpleLazyObject(lambda: frame_of(request))
    user = getattr(request, "user", None)
    return {
        "site_name": settings.WAGTAIL_SITE_NAME,
        "vendor_fonts": settings.VENDOR_FONTS,
        "demo": settings.DEMO,
        "contact": SimpleLazyObject(lambda: frame.contact),
        "main_navigation": SimpleLazyObject(lambda: navigation.items(frame.main, request)),
        "footer_navigation": SimpleLazyObject(lambda: navigation.items(frame.footer, request)),
        "staff_navigation": SimpleLazyObject(lambda: navigation.staff_navigation(user)),
    }
