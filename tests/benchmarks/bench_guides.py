"""Guides among 2,000 pages: read from memory and cold, and searched by words readers type."""

import re
import shutil
import subprocess
from itertools import cycle, islice
from random import Random
from statistics import median
from typing import Any
from urllib.parse import quote

from django.core.management import call_command
from django.db import connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from wagtail.models import Page

from content.models import SameMeaning, SectionPage, StandardPage
from content.page_cache import touch
from home.models import HomePage
from tests.benchmarks.harness import Bench, Times, timed, times_of
from tests.benchmarks.http import Visitor
from tools.console import say

WORKERS = 2  # what PER_SECOND is asked of
PAGES, SECTIONS = 2000, 20
PER_SECOND = 150
SEARCH_P95 = 0.04  # seconds
COLD_ROUNDS, SEARCHES = 25, 40
PARAGRAPHS, WORDS = 4, 45
GUIDE = "/en/bench-section-0/bench-guide-0/"
COMMON = (  # what every page speaks of
    *("paper", "permit", "address", "tax", "card", "doctor", "school", "lease", "number", "visit"),
    *("contract", "employer", "spouse", "child", "language", "course", "bank", "account"),
    *("salary", "insurance", "health", "municipality", "residence", "certificate"),
)


def run(bench: Bench) -> None:
    _guides()
    visitor = bench.visitor()
    _read(bench, visitor)
    _search(bench, visitor)


def _guides() -> None:
    """Every one about other things: common words in all of them, and some that few have."""
    chance = Random(6)
    home = HomePage.objects.get(locale__language_code="en")
    for number in range(SECTIONS):
        section = _add(home, SectionPage, f"Bench section {number}", intro="Guides.")
        for each in range(number, PAGES, SECTIONS):
            _add(section, StandardPage, f"Bench guide {each}", body=_body(chance), intro="About.")
    SameMeaning.objects.get_or_create(words="lease, rental agreement, lejekontrakt")
    DBTaskResult.objects.ready().delete()  # they would index each page again, beside the readers
    call_command("update_index", verbosity=0)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")  # as PostgreSQL does by itself, a minute later


def _add(parent: Page, kind: type[Page], title: str, **fields: Any) -> Page:
    slug = title.lower().replace(" ", "-")
    page = kind(title=title, slug=slug, locale=parent.locale, live=True, **fields)
    page.first_published_at = page.last_published_at = timezone.now()
    return parent.add_child(instance=page)


def _body(chance: Random) -> list[tuple[str, str]]:
    return [("paragraph", f"<p>{' '.join(_words(chance))}.</p>") for _ in range(PARAGRAPHS)]


def _words(chance: Random) -> list[str]:
    rare = [f"topic{chance.randrange(400)}" for _ in range(WORDS // 9)]
    return chance.choices(COMMON, k=WORDS) + rare


def _get(visitor: Visitor, url: str) -> str:
    answer = visitor.get(url)
    assert answer.status == 200, answer.text
    return answer.text


def _read(bench: Bench, visitor: Visitor) -> None:
    for _ in range(10):
        _get(visitor, GUIDE)
    bench.show_rate("a guide, concurrency 4", _rate(bench, visitor), at_least=PER_SECOND)

    def first() -> float:
        touch()
        return timed(lambda: _get(visitor, GUIDE))

    for _ in range(6):
        first()
    bench.show_time("a guide after a change", median(first() for _ in range(COLD_ROUNDS)))


def _rate(bench: Bench, visitor: Visitor) -> float:
    if not shutil.which("wrk"):
        say("wrk is not installed: our own driver takes as long for a request as the site")
        return bench.at_once(times_of(lambda: _get(visitor, GUIDE), 2000), concurrency=4).per_second
    url = f"http://{bench.host}:{bench.port}{GUIDE}"
    command = ["wrk", "-t2", "-c4", "-d5s", "-HX-Forwarded-Proto: https", url]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    assert "Non-2xx" not in said, said
    found = re.search(r"Requests/sec:\s+([\d.]+)", said)
    assert found, said
    return float(found[1])


def _search(bench: Bench, visitor: Visitor) -> None:
    asked = {
        "one word that all have": ["permit", "school", "salary", "visit"],
        "two words": ["tax card", "language course", "health insurance", "bank account"],
        "words that few have": [f"topic{number}" for number in (7, 70, 170, 370)],
        "other words for it": ["lejekontrakt", "rental agreement"],
        "what nobody has": ["zebra", "unicorn paper"],
    }
    every: list[float] = []
    for name, queries in asked.items():
        times = _times(visitor, queries)
        every += times.each
        say(f"{'search: ' + name:<48}{times.median * 1000:8.1f} ms   p95 {times.p95 * 1000:.1f} ms")
    raw = median(timed(lambda: _raw(bench)) for _ in range(COLD_ROUNDS))
    p95 = Times(every, sum(every)).p95
    bench.show(f"search over {PAGES} pages, p95", p95, raw=raw, at_most=SEARCH_P95)


def _times(visitor: Visitor, queries: list[str]) -> Times:
    urls = [f"/en/search/?q={quote(query)}" for query in queries]
    for url in urls:
        _get(visitor, url)
    each = [timed(lambda u=url: _get(visitor, u)) for url in islice(cycle(urls), SEARCHES)]
    return Times(each, sum(each))


def _raw(bench: Bench) -> None:
    """The ten best for one word, from the index alone."""
    rows = bench.raw.connection.execute(
        "SELECT object_id FROM wagtailsearch_indexentry, to_tsquery('simple', 'permit') q"
        " WHERE autocomplete @@ q OR body @@ q OR title @@ q"
        " ORDER BY ts_rank(body, q) DESC LIMIT 10"
    )
    assert len(rows.fetchall()) == 10
