"""Events in the site's search and in its sitemap."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from events.finding.findable import find_events
from events.models import Event, EventPage, Session
from tests.events import make, pages
from tests.jobs import run_jobs


@pytest.fixture
def workshop(db: None) -> Event:
    event = make.event()
    make.session(event, seats=10, starts=timezone.now() + timedelta(days=3))
    return event


def test_an_event_is_found_in_the_readers_language(client: Client, workshop: Event) -> None:
    html = client.get("/da/search/", {"q": "skat"}).content.decode()

    assert '<a href="/da/events/tax-for-newcomers/">Dansk skat for nytilkomne</a>' in html


@pytest.mark.parametrize("query", ["TAX", "tax danish", "nytilk"])
def test_every_word_must_be_there_in_any_language_and_case(query: str, workshop: Event) -> None:
    assert find_events([query], "en") == [[workshop.pk]]


def test_an_event_without_all_the_words_is_not_found(workshop: Event) -> None:
    assert find_events(["tax zebra", "tax"], "en") == [[], [workshop.pk]]


def test_capital_letters_do_not_matter_in_danish(workshop: Event) -> None:
    Event.objects.update(title_da="Ønsk dig en ven")

    assert find_events(["ØNSK"], "da") == [[workshop.pk]]


@pytest.mark.parametrize(
    "change", [{"state": Session.State.CANCELLED}, {"admission": Session.Admission.ON_SITE}]
)
def test_what_nobody_can_come_to_is_not_found(change: dict, workshop: Event) -> None:
    Session.objects.update(**change)

    assert find_events(["tax"], "en") == [[]]


def test_what_is_not_public_is_found_by_nobody(client: Client, workshop: Event) -> None:
    Event.objects.update(public=False)

    assert find_events(["tax"], "en") == [[]]
    assert b"tax-for-newcomers" not in client.get("/sitemap.xml").content


def test_the_sitemap_names_an_event_in_both_languages(client: Client, workshop: Event) -> None:
    xml = client.get("/sitemap.xml").content.decode()

    assert "<loc>http://testserver/en/events/tax-for-newcomers/</loc>" in xml
    assert "<loc>http://testserver/da/events/tax-for-newcomers/</loc>" in xml


def read_page(**fields: Any) -> EventPage:
    return pages.published(
        "Danish tax", body=[("paragraph", "<p>What a deduction is.</p>")], **fields
    )


def hits(client: Client, query: str, language: str = "en") -> list[str]:
    run_jobs()  # pages reach the index by a job
    html = client.get(f"/{language}/search/", {"q": query}).content.decode()
    return re.findall(r'<h2><a href="([^"]+)">', html)


def test_an_event_is_found_by_the_text_of_its_page_and_once(client: Client, db: None) -> None:
    make.session(read_page().event, seats=9)

    assert hits(client, "deduction") == ["/en/events/danish-tax/"]
    assert hits(client, "tax") == ["/en/events/danish-tax/"]


def test_what_is_over_is_still_found_after_what_is_to_come(client: Client, db: None) -> None:
    read_page()
    make.session(pages.published("Tax again", intro="A deduction or two.").event, seats=9)

    assert hits(client, "deduction") == ["/en/events/tax-again/", "/en/events/danish-tax/"]


def test_a_draft_is_found_by_nobody(client: Client, db: None) -> None:
    pages.draft("Danish tax")

    assert hits(client, "tax") == []


def test_the_sitemap_names_an_event_where_it_is_written_and_once(client: Client, db: None) -> None:
    pages.untranslated(read_page(below=pages.folder(pages.organiser())))

    xml = client.get("/sitemap.xml").content.decode()

    assert xml.count("<loc>http://testserver/en/events/danish-tax/</loc>") == 1
    assert "/da/events/danish-tax/" not in xml
    assert "<loc>http://testserver/en/events/</loc>" in xml
    assert "network" not in xml
