"""The demo's front pages, menus and contact."""

from typing import Any

from django.utils import timezone
from wagtail.models import Site

from content.models import ContactSettings, NavigationSettings
from home.demo_content.building import Builder


def fill_front_pages(builder: Builder, front: dict[str, Any]) -> None:
    """Unless an editor has given them cards already."""
    for language, page in builder.front_pages.items():
        if page.audience_cards:
            continue
        words = builder.resolved(front[language], language)
        cards = words.pop("cards")
        for name, value in words.items():
            setattr(page, name, value)
        page.audience_cards = [("card", card) for card in cards]
        page.last_published_at = timezone.now()
        page.save()


def fill_menus(site: Site, builder: Builder, menus: dict[str, Any]) -> None:
    """Unless an editor has made a footer already."""
    kept = NavigationSettings.for_site(site)
    if kept.footer_links:
        return
    kept.main_links = [("link", _link(link, builder)) for link in menus["main"]]
    kept.footer_links = [("link", _link(link, builder)) for link in menus["footer"]]
    kept.save()


def _link(link: dict[str, str], builder: Builder) -> dict[str, Any]:
    page = builder.pages[link["page"], "en"] if "page" in link else None
    return {**link, "page": page}


def fill_contact(site: Site, contact: dict[str, str]) -> None:
    """Unless an editor has written an address already."""
    kept = ContactSettings.for_site(site)
    if not kept.address:
        for name, value in contact.items():
            setattr(kept, name, value)
        kept.save()
