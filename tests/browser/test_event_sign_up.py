"""A party signs up, gives one seat back, and the first in line gets it; on a phone.

In Danish; in English it is part of ``test_event_journey``.
"""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from events.models import Attendee, Event, Session, WaitlistEntry
from tests.browser import parties
from tests.browser.conftest import PHONE
from tests.browser.walk import Walk
from tests.events import make, pages


@pytest.fixture
def supper(live_server) -> Session:
    """Three seats next week, and everybody is welcome."""
    page = pages.published("Supper", category=pages.category("social"), venue=pages.venue())
    pages.in_danish(page, "Aftensmad")
    pages.published("Danish tax", category=pages.category("talks"), venue=page.venue)
    make.session(Event.objects.get(slug="danish-tax"), seats=20)
    starts = timezone.now() + timedelta(days=7)
    return make.session(page.event, seats=3, starts=starts, minutes=120)


@pytest.mark.parametrize("javascript", [True, False], ids=["danish", "without-javascript"])
def test_a_party_comes_and_the_next_in_line_gets_the_seat_that_is_given_back(
    supper: Session, walk: Callable[..., Walk], javascript: bool
) -> None:
    def visitor() -> Walk:
        return walk(lang="da", width=PHONE, javascript=javascript)

    ana, wu = visitor(), visitor()
    parties.find(ana, "Aftensmad", javascript=javascript)
    parties.sign_up(ana, "Ana", "Bo", "")
    parties.confirm(ana, "Ana")
    assert make.taken(supper) == [3]

    wu.go(supper.event.get_absolute_url()[3:])
    parties.sign_up(wu, "Wu", action="wait")
    parties.give_back(ana, "Bo")
    parties.take(wu, "Wu")

    assert make.taken(supper) == [3]
    coming = Attendee.objects.filter(state=Attendee.State.EXPECTED)
    assert sorted(coming.values_list("given_name", flat=True)) == ["", "Ana", "Wu"]
    expect(wu.page.locator(".ticket")).to_be_visible()
    assert WaitlistEntry.objects.get().state == WaitlistEntry.State.TAKEN
