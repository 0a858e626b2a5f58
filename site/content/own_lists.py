"""Kinds of page that an app above finds and lists by itself; search and sitemap leave them to it.

    leave_to_app(EventPage)

from its ``AppConfig.ready``, so that each thing is found once, at the address that it really has.
"""

from wagtail.models import Page
from wagtail.query import PageQuerySet

_kinds: set[type[Page]] = set()


def leave_to_app(*kinds: type[Page]) -> None:
    _kinds.update(kinds)


def without_those(pages: PageQuerySet) -> PageQuerySet:
    return pages.not_type(*_kinds) if _kinds else pages
