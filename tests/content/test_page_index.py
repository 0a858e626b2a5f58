"""The index that is asked for several queries at once, beside Wagtail's own search."""

import pytest
from wagtail.models import Page
from wagtail.search.backends import get_search_backend

from content.models import StandardPage
from content.page_index import How, best
from tests.content.conftest import AddPage
from tests.jobs import run_jobs

pytestmark = [pytest.mark.django_db, pytest.mark.every_database]

QUERIES = [
    *(
        "lease",
        "leases",
        "lease home",
        "finding a home",
        "tax-free",
        "tax free",
        "O'Neill",
        "zebra",
    ),
    *("the", "a+b", "fin", "finding ho", "don’t", "1"),
]


@pytest.fixture
def pages(guide: StandardPage, add_page: AddPage) -> list[StandardPage]:
    texts = ["A lease.", "Lease, lease: a home.", "Tax-free for O'Neill.", "Free of tax, 1.", ""]
    return [add_page(f"Finding {n}: lease", intro=each) for n, each in enumerate(texts)]


@pytest.mark.parametrize("how", How)
def test_it_finds_what_wagtails_search_finds_in_the_same_order(
    pages: list[StandardPage], how: How
) -> None:
    run_jobs()  # pages reach the index by a job
    backend = get_search_backend()
    search = backend.autocomplete if how is How.BEGINNING else backend.search
    operator = "or" if how is How.SOME else "and"

    found = best(Page.objects.live(), QUERIES, how, 4)

    wagtails = [search(query, Page.objects.live(), operator=operator)[:4] for query in QUERIES]
    assert found == [[page.pk for page in each] for each in wagtails]
    assert len(found[0]) == 4


def test_it_finds_only_pages_that_it_is_given(pages: list[StandardPage]) -> None:
    run_jobs()
    given = Page.objects.filter(pk=pages[1].pk, locale__language_code="en")

    assert best(given, ["lease", "tax"], How.EVERY, 9) == [[pages[1].pk], []]
    assert best(given, [], How.EVERY, 9) == []
