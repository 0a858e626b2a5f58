"""Many questions about few people are answered together, and no other than each alone."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from careers.finding import search
from careers.finding.asked import Asked, read
from careers.finding.index import freshness
from careers.models import PublishedSummary
from companies.models import Company
from tests.careers.found_people import block, shown

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate()
YESTERDAY = TODAY - timedelta(days=1)
OTHER = "10000009"
PLACES = (freshness(YESTERDAY), freshness(TODAY))
QUESTIONS: list[dict[str, list[str]]] = [
    {},
    {"q": ["nurse"]},
    {"q": ["sygeplejerske"]},
    {"q": ['"night ward"']},
    {"q": ['"ward night"']},
    {"q": ["-teacher"]},
    {"q": ["nurse -ward"]},
    {"q": ["nobodywrotethis"]},
    {"occupation": ["2"]},
    {"occupation": ["51", "22"], "region": ["north"]},
    {"language": ["pl:4"]},
    {"language": ["pl:7"], "q": ["nurse"]},
    {"education": ["6"], "work": ["part_time"]},
]


@pytest.fixture
def people(nordvind: Company) -> list[PublishedSummary]:
    """Of yesterday, but for the last two; the second has blocked Nordvind, the third expired."""
    nurse: dict[str, Any] = {
        "headline": "Nurse in a night ward",
        "occupation": "22",
        "languages": {"pl": 7},
    }
    made = [
        shown(**nurse, on=YESTERDAY, region="Region Nordjylland"),
        shown(**nurse, on=YESTERDAY),
        shown(**nurse, on=YESTERDAY, expires_on=YESTERDAY),
        shown(headline="Nurse", on=YESTERDAY, education_level=7, work_forms=["part_time"]),
        shown(headline="Teacher, once a nurse", on=YESTERDAY, occupation="23"),
        shown(**nurse, on=TODAY),
        shown(**nurse, on=YESTERDAY - timedelta(days=1)),
    ]
    block(made[1], nordvind)
    return made


@pytest.mark.usefixtures("people")
def test_together_they_find_as_many_as_each_alone(nordvind: Company):
    questions = [(read(one), cvr) for one in QUESTIONS for cvr in (nordvind.cvr, OTHER)]

    with CaptureQueriesContext(
        connection,
    ) as asked:
        together = search.totals(questions, *PLACES)

    alone = [search.total(what, search.Within(cvr, *PLACES)) for what, cvr in questions]
    assert together == alone
    assert alone[:4] == [3, 4, 3, 4]  # everybody, nurses: for Nordvind, and for the other
    reads = [one["sql"] for one in asked if "careers_findable" in one["sql"]]
    assert len(reads) == 2  # once to count them, once to copy them


def test_again_there_is_nothing_left_of_the_first_time(people: list[PublishedSummary]):
    questions = [(read({"q": ["nurse"]}), OTHER)] * 20

    assert search.totals(questions, *PLACES) == [4] * 20
    PublishedSummary.objects.filter(pk=people[0].pk).delete()
    assert search.totals(questions, *PLACES) == [3] * 20


def test_few_questions_are_not_worth_a_copy(people: list[PublishedSummary]):
    questions = [(Asked(), OTHER)] * 2

    with CaptureQueriesContext(connection) as asked:
        assert search.totals(questions, *PLACES) == [4, 4]

    assert not any("careers_some" in one["sql"] for one in asked)
