"""A new hire ticks her papers faster than the network answers, and leaves the page at once."""

import pytest

import guidance.seed
from companies.models import Company, NewHire
from guidance.models import Authority, Centre
from tests.browser.conftest import OpenPage
from tests.companies import people
from tests.events import make


@pytest.fixture
def ana(live_server, nordvind: Company) -> NewHire:
    guidance.seed.load()
    event = make.event(of=Centre.objects.get(key="copenhagen"))
    morning = make.session(event, desks=dict.fromkeys(Authority.objects.all(), 10))
    return people.hire(people.group_at(morning, nordvind), morning)


def test_ticks_made_in_a_hurry_are_kept(open_page: OpenPage, ana: NewHire) -> None:
    page = open_page()
    page.goto(ana.link)
    for paper in page.locator("input[name=paper]").all():
        for _ in range(3):
            paper.click(no_wait_after=True)

    page.goto(f"{ana.link}another-time/")
    page.wait_for_timeout(500)
    page.goto(ana.link)

    papers = page.locator("input[name=paper]")
    assert papers.count() > 3
    assert page.locator("input[name=paper]:checked").count() == papers.count()
