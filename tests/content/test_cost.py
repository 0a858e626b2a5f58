"""How many queries an anonymous reader's page costs where it is not kept itself."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from content.models import SectionPage, StandardPage
from home import demo_content

# The most that a page may cost an anonymous reader.
LIMITS = {
    "/en/": 15,
    "/da/": 15,
    "/en/newcomers/": 13,
    "/da/virksomheder/": 14,
    "/en/newcomers/first-30-days/": 21,
    "/da/nyankomne/foerste-30-dage/": 23,
    "/da/nyankomne/koerekort/": 16,
    "/en/companies/keep-your-people/": 15,
    "/en/search/": 2,
}


def queries(client: Client, address: str) -> int:
    for _ in range(2):  # the first makes the settings' rows, the second fills the caches
        assert client.get(address).status_code == 200
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    return len(captured)


def test_pages_cost_few_queries(client: Client, db: None) -> None:
    demo_content.load()

    costs = {address: queries(client, address) for address in LIMITS}

    assert {a: n for a, n in costs.items() if n > LIMITS[a]} == {}


def test_a_section_costs_the_same_however_many_pages_it_has(
    client: Client, section: SectionPage, guide: StandardPage, add_page
) -> None:
    before = queries(client, section.url)
    for number in range(10):
        add_page(f"Guide {number}", below=section)

    assert queries(client, section.url) == before
