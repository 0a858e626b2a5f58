"""The frame around every page: it costs little, and shows what editors change at once."""

import json

import pytest
from django.test import RequestFactory
from django.utils import translation
from wagtail.models import Page, Site

from content.frame import Frame, frame_of
from content.models import ContactSettings, NavigationSettings


def frame(language: str = "en", host: str = "testserver") -> Frame:
    with translation.override(language):
        return frame_of(RequestFactory(headers={"host": host}).get(f"/{language}/"))


def link(page: Page | None = None, address: str = "", **words: str) -> dict:
    return {"type": "link", "value": {"page": page and page.pk, "address": address, **words}}


def save_menu(*links: dict) -> None:
    menus = NavigationSettings.for_site(Site.objects.get())
    menus.main_links = json.dumps(links)
    menus.save()


@pytest.fixture
def front_page(db: None) -> Page:
    ContactSettings.for_site(Site.objects.get())  # reading it makes it, which is a change
    return Site.objects.get().root_page.specific


def test_a_page_costs_one_query_for_its_frame(front_page: Page, django_assert_num_queries) -> None:
    save_menu(link(front_page))
    frame()

    with django_assert_num_queries(1):
        frame()


def test_a_new_telephone_number_shows_at_once(front_page: Page) -> None:
    frame()
    contact = ContactSettings.for_site(Site.objects.get())
    contact.phone = "+45 11 22 33 44"
    contact.save()

    assert frame().contact.phone == "+45 11 22 33 44"


def test_a_new_menu_shows_at_once_in_each_language(front_page: Page) -> None:
    frame("en"), frame("da")
    save_menu(link(address="/events/", text_en="Events", text_da="Arrangementer"))

    assert frame("en").main == [("Events", "/en/events/")]
    assert frame("da").main == [("Arrangementer", "/da/events/")]


def test_a_page_with_a_new_title_shows_it_at_once(front_page: Page) -> None:
    save_menu(link(front_page))
    frame()
    front_page.title = "Welcome"
    front_page.save_revision().publish()

    assert frame().main[0][0] == "Welcome"


def test_each_of_two_sites_has_its_own_contact(front_page: Page, settings) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    other = Site.objects.create(hostname="other.example", root_page=front_page)
    ContactSettings.objects.create(site=other, phone="+45 22 22 22 22")

    assert frame(host="other.example").contact.phone == "+45 22 22 22 22"
    assert frame().contact.phone != "+45 22 22 22 22"
