"""The result of the arrival checklist for a family of three: from memory, made anew, and cold."""

from collections.abc import Callable
from statistics import median

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from content.page_cache import touch
from guidance.arrival.asked import Asked
from guidance.arrival.kept import kept_checklist
from guidance.models import StepRule
from tests.benchmarks.harness import Bench, timed
from tests.benchmarks.http import Visitor
from tests.benchmarks.stage import day_with_seats

WORKERS = 2
ROUNDS = 40
RESULT = 0.025  # seconds
QUERIES = 20
ANSWERS = {
    "citizenship": "eu",
    "purpose": "work",
    "with": "both",
    "partner": "third_country",
    "municipality": "0101",
}
PAGE = "/en/arrival/?" + "&".join(f"{name}={value}" for name, value in ANSWERS.items())


def run(bench: Bench) -> None:
    day_with_seats(60)
    visitor = bench.visitor()
    _get(visitor)
    again = median(timed(lambda: _get(visitor)) for _ in range(ROUNDS))
    bench.show_time("a list from memory", again, at_most=RESULT)
    bench.show_time("the same when seats have changed", _anew(visitor, _seats), at_most=RESULT)
    bench.show_time("the same when a page has changed", _anew(visitor, touch))
    bench.show_time("the same when a rule has changed", _anew(visitor, _rule))
    bench.show_time("the list alone, without its page", _alone(), at_most=RESULT)
    bench.show_count("queries of a list when seats have changed", _queries(bench), at_most=QUERIES)


def _get(visitor: Visitor) -> None:
    answer = visitor.get(PAGE)
    assert answer.status == 200, answer.text


def _seats() -> None:
    touch(of_events=True)


def _rule() -> None:
    """What is said of a step that is on all three lists."""
    note = f"Changed at {timezone.now()}"
    StepRule.objects.filter(step__key="cpr").update(note_en=note, note_da=note)
    touch(of_rules=True)


def _anew(visitor: Visitor, change: Callable[[], None]) -> float:
    """Seconds of the first visitor after a change, once both processes know the rules."""

    def first() -> float:
        change()
        return timed(lambda: _get(visitor))

    for _ in range(6):
        first()
    return median(first() for _ in range(ROUNDS))


def _alone() -> float:
    asked, today = Asked.read(ANSWERS), timezone.localdate()
    kept_checklist(asked, today)
    return median(timed(lambda: kept_checklist(asked, today)) for _ in range(ROUNDS))


def _queries(bench: Bench) -> int:
    client = Client(headers={"host": bench.host, "x-forwarded-proto": "https"})
    client.get(PAGE)
    touch(of_events=True)
    with CaptureQueriesContext(connection) as captured:
        client.get(PAGE)
    return len(captured)
