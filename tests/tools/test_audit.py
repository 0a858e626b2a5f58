"""What `make audit` says of pages, without the programs that it starts."""

import json

import pytest
from django.test import Client

from tests.events import make, pages
from tools import audit
from tools.audits.events import check, events_of, wrong_with
from tools.audits.lighthouse import LIMITS, _read
from tools.audits.walk import Page, _kind
from tools.console import Missing

DATE = {
    "@type": "Event",
    "name": "Danish tax",
    "description": "What a tax card is.",
    "url": "https://ankomst.example/en/events/tax/",
    "startDate": "2026-12-01T17:00:00+01:00",
    "endDate": "2026-12-01T18:00:00+01:00",
    "eventStatus": "https://schema.org/EventScheduled",
    "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
    "location": {"@type": "Place", "name": "Library", "address": "Torvet 1"},
}


@pytest.mark.django_db
def test_an_event_page_tells_search_engines_all_they_ask_for(client: Client) -> None:
    page = pages.published("Danish tax", venue=pages.venue())
    make.session(page.event, seats=10)
    html = client.get(page.event.get_absolute_url()).content.decode()

    assert check([Page("event", 200, html)]) == (1, [])


def test_a_complete_date_is_right() -> None:
    assert list(wrong_with(DATE)) == []


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"@type": "Party"}, "@type is 'Party'"),
        ({"description": " "}, "description is ' '"),
        ({"startDate": "2026-12-01T17:00:00"}, "times without a time zone"),
        ({"startDate": "2026-12-01T19:00:00+01:00"}, "before it starts"),
        ({"endDate": "soon"}, "startDate or endDate"),
        ({"eventStatus": "Open"}, "eventStatus is 'Open'"),
        ({"url": "/en/events/tax/"}, "no whole address"),
        ({"location": None}, "location is {}"),
        ({"location": {"@type": "Place", "name": "Library"}}, "address is None"),
        ({"offers": {"@type": "Offer", "availability": "some"}}, "offers is"),
    ],
)
def test_what_is_missing_or_makes_no_sense_is_said(changed, words) -> None:
    assert words in "; ".join(wrong_with(DATE | changed))


def test_data_that_ends_its_element_is_not_json() -> None:
    told = json.dumps({"@graph": [{"name": "</script>"}]})
    page = Page("event", 200, f'<script type="application/ld+json">{told}</script>')

    count, wrong = check([page])

    assert (count, len(wrong)) == (0, 1)
    with pytest.raises(ValueError, match="Unterminated"):
        events_of(page)


def test_pages_of_one_address_are_one_kind_and_with_a_query_another() -> None:
    kinds = [_kind(f"/en/events/{rest}") for rest in ("tax/", "cv/", "tax/?day=2026-12-01", "")]

    assert kinds[0] == kinds[1]
    assert len(set(kinds)) == 3
    assert _kind("/da/events/tax/") not in kinds


def test_a_page_below_the_limit_is_told_with_what_it_lost() -> None:
    categories = {name: {"score": 1, "auditRefs": []} for name in ("accessibility", "seo")}
    categories["best-practices"] = {"score": 1, "auditRefs": []}
    categories["performance"] = {"score": 0.94, "auditRefs": [{"id": "lcp", "weight": 25}]}
    audits = {"lcp": {"score": 0.5, "title": "Largest paint", "displayValue": "3 s"}}

    verdict = _read({"categories": categories, "audits": audits}, LIMITS)

    assert not verdict.holds
    assert verdict.missed == {"performance": ["Largest paint 3 s"]}


@pytest.mark.parametrize(("ci", "passes"), [("", True), ("1", False)])
def test_what_is_not_installed_is_skipped_except_on_a_build_machine(
    monkeypatch, capsys, ci, passes
) -> None:
    def missing() -> bool:
        raise Missing("java is not installed: apt-get install default-jre-headless")

    monkeypatch.setenv("CI", ci)
    monkeypatch.setitem(audit.AUDITS, "html", missing)

    assert audit.run("html") is passes
    assert "skipped: java is not installed" in capsys.readouterr().out
