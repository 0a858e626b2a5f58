"""What every page of the site is given."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from content import navigation


def look(request: HttpRequest) -> dict[str, Any]:
    """Nothing here asks the database until a template uses it."""
    menus = SimpleLazyObject(lambda: navigation.Menus(request))
    user = getattr(request, "user", None)
    return {
        "site_name": settings.WAGTAIL_SITE_NAME,
        "vendor_fonts": settings.VENDOR_FONTS,
        "demo": settings.DEMO,
        "menus": menus,
        "staff_navigation": SimpleLazyObject(lambda: navigation.staff_navigation(user)),
    }
