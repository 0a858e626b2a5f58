"""Employers search 10,000 and 100,000 people, with words, filters and four facets; and the news.

A search is what fits, four facets counted each without its own filter, and a page of twenty people,
the nearest to the words first, as they stand where nothing else is asked for; the page's HTML, and
what the company did with each of them, are not in it.
"""

import os
import subprocess
import sys
import tempfile
from datetime import timedelta
from pathlib import Path
from statistics import median, quantiles

from django.db import connection
from django.utils import timezone

from careers.employers.terms import TERMS_VERSION
from careers.finding import alerts
from careers.finding.asked import read
from careers.finding.look import look
from careers.models import EmployerTerms, SavedSearch
from tests.benchmarks import stage
from tests.benchmarks.bank import Bank
from tests.benchmarks.harness import Bench, timed
from tests.personas import owner
from tools.console import say

SMALL, LARGE = 10_000, 100_000  # people
SMALL_P95, LARGE_P95, SQLITE_P95 = 0.010, 0.050, 0.050  # seconds
QUESTIONS, ROUNDS = 200, 3
SEARCHES, TELL = 1000, 1.0
CVR = "88000013"
COUNT = "SELECT cell, COUNT(*) FROM careers_findable GROUP BY cell"


def run(bench: Bench) -> None:
    bank = Bank()
    bank.load(SMALL)
    _search(bench, bank, SMALL, SMALL_P95)
    bank.load(LARGE - SMALL)
    _search(bench, bank, LARGE, LARGE_P95)
    _news(bench, bank)
    p95 = _on_sqlite()
    bench.show(f"SQLite: {SMALL:,} people, p95", p95, raw=p95, at_most=SQLITE_P95)


def _search(bench: Bench, bank: Bank, people: int, limit: float) -> None:
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    raw = median(timed(lambda: bench.raw.connection.execute(COUNT).fetchall()) for _ in range(5))
    middle, p95 = figures(bank)
    bench.show(f"a search of {people:,} people, median", middle, raw=raw)
    bench.show(f"a search of {people:,} people, p95", p95, raw=raw, at_most=limit)


def figures(bank: Bank) -> tuple[float, float]:
    """Median and 95th percentile, in seconds, of the best of some rounds of the same questions."""
    questions = [read(bank.question()) for _ in range(QUESTIONS)]
    for question in questions[:50]:
        look(question, CVR)
    rounds = [[timed(lambda q=q: look(q, CVR)) for q in questions] for _ in range(ROUNDS)]
    return min((median(times), quantiles(times, n=20)[-1]) for times in rounds)


def _news(bench: Bench, bank: Bank) -> None:
    """Kept by one member; the day before is over, and about 1,200 were published on it."""
    company = stage.company()
    user, yesterday = owner(company), timezone.localdate() - timedelta(days=1)
    EmployerTerms.objects.get_or_create(company=company, user=user, version=TERMS_VERSION)
    SavedSearch.objects.bulk_create(
        SavedSearch(company=company, user=user, name=f"Search {n}", filters=read(asked).params())
        for n, asked in enumerate(bank.question() for _ in range(SEARCHES))
    )
    SavedSearch.objects.update(looked_until=yesterday - timedelta(days=1))
    seconds = timed(alerts.tell)
    bench.show(f"{SEARCHES:,} kept searches over a day's news", seconds, raw=seconds, at_most=TELL)


def _on_sqlite() -> float:
    """In a process and a database of its own. Seconds at the 95th percentile."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'bank.sqlite3'}"
        environ = os.environ | {"DATABASE_URL": url}
        subprocess.run(
            [sys.executable, "manage.py", "migrate", "--verbosity=0"], env=environ, check=True
        )
        program = [sys.executable, "-m", "tests.benchmarks.bank_on_sqlite", str(SMALL)]
        done = subprocess.run(program, env=environ, check=True, capture_output=True, text=True)
    say(done.stderr.strip())
    return float(done.stdout)
