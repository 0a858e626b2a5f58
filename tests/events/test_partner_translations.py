"""A partner's editors translate their own events, and nothing of it is published by them."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale, Page
from wagtail_localize.models import TranslationSource
from wagtail_localize.operations import translate_object

from accounts.models import User
from events.editing import partners
from events.models import EventIndexPage, EventPage
from tests.events import pages
from tests.personas import person


@pytest.fixture
def folder(db: None) -> EventIndexPage:
    organiser = pages.organiser("network")
    partners.open_to_partner(organiser)
    return EventIndexPage.objects.get(organiser=organiser, locale__language_code="en")


@pytest.fixture
def desktop(client: Client, folder: EventIndexPage) -> Client:
    user = person("paula")
    partners.invite(pages.organiser("network"), email=user.email)
    client.force_login(User.objects.get(pk=user.pk))
    return client


@pytest.fixture
def danish(db: None) -> Locale:
    return Locale.objects.get(language_code="da")


def send(page: Page) -> str:
    return reverse("wagtail_localize:submit_page_translation", args=[page.pk])


def update(page: Page) -> str:
    source = TranslationSource.objects.get(object_id=page.translation_key)
    return reverse("wagtail_localize:update_translations", args=[source.pk])


def in_danish(page: Page) -> EventPage | None:
    found = EventPage.objects.filter(translation_key=page.translation_key, alias_of=None)
    return found.filter(locale__language_code="da").first()


def test_they_send_their_own_to_translation(desktop, folder, danish) -> None:
    own = pages.draft("Board games", below=folder)

    desktop.post(send(own), {"locales": [danish.pk]})

    assert in_danish(own) is not None


def test_they_send_nobody_else_s(desktop, danish) -> None:
    others = pages.draft("Secret plans")

    seen = desktop.get(send(others), follow=True).content.decode()
    desktop.post(send(others), {"locales": [danish.pk]})

    assert "Secret plans" not in seen
    assert in_danish(others) is None


@pytest.fixture
def publish(django_capture_on_commit_callbacks) -> Callable[[Client, Page], None]:
    """What wagtail-localize publishes it publishes after the commit."""

    def post(client: Client, page: Page) -> None:
        with django_capture_on_commit_callbacks(execute=True):
            client.post(update(page), {"publish_translations": "on"})

    return post


def test_bringing_a_translation_up_to_date_publishes_nothing(
    desktop, folder, danish, publish
) -> None:
    own = pages.draft("Board games", below=folder)
    translate_object(own, [danish])

    publish(desktop, own)

    assert not in_danish(own).live


def test_they_bring_nobody_else_s_up_to_date(desktop, danish) -> None:
    others = pages.draft("Danish tax")
    translate_object(others, [danish])

    assert "Danish tax" not in desktop.get(update(others), follow=True).content.decode()


def test_editors_publish_what_is_up_to_date(client, editor, folder, danish, publish) -> None:
    own = pages.published("Board games", below=folder, venue=pages.venue())
    translate_object(own, [danish])
    client.force_login(editor)

    publish(client, own)

    assert in_danish(own).live
