"""What a benchmark gets: a visitor, the raw SQL beside it, and a place for its numbers.

A module `bench_<subject>.py` here has `def run(bench: Bench) -> None`. Django is set up on the
same database as the web process, so that rows may be made by models and use cases.
"""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import repeat
from statistics import median, quantiles
from time import perf_counter

from tests.benchmarks.http import Visitor
from tests.benchmarks.raw_sql import RawSql
from tools.console import say

Work = Callable[[], object]


@dataclass(frozen=True)
class Times:
    """Seconds that single pieces of work took, and all of them together."""

    each: list[float]
    wall: float

    @property
    def median(self) -> float:
        return median(self.each)

    @property
    def p95(self) -> float:
        return quantiles(self.each, n=20)[-1] if len(self.each) > 1 else self.each[0]

    @property
    def per_second(self) -> float:
        return len(self.each) / self.wall


def timed(work: Work) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start


@dataclass
class Bench:
    host: str
    port: int
    raw: RawSql
    broken: list[str] = field(default_factory=list)

    def visitor(self) -> Visitor:
        return Visitor(self.host, self.port)

    def one_by_one(self, work: Work, *, rounds: int = 7) -> Times:
        """The first round warms up and does not count."""
        work()
        return self._gather(timed(work) for _ in range(rounds))

    def at_once(self, work: Iterable[Work], *, concurrency: int) -> Times:
        """Each piece once, so many at a time, each thread taking the next when it is free."""
        with ThreadPoolExecutor(concurrency) as pool:
            return self._gather(pool.map(timed, work))

    @staticmethod
    def _gather(durations: Iterable[float]) -> Times:
        start = perf_counter()
        each = list(durations)
        return Times(each, perf_counter() - start)

    def show(self, name: str, seconds: float, *, raw: float, at_most: float | None = None) -> None:
        """A duration beside the raw SQL of the same rows, and the limit it is held to."""
        verdict = self._verdict(name, at_most is None or seconds <= at_most)
        limit = "" if at_most is None else f"limit {_ms(at_most)}  {verdict}"
        say(f"{name:<48}{_ms(seconds)}   raw SQL {_ms(raw)}   {seconds / raw:7.1f} x   {limit}")

    def show_time(self, name: str, seconds: float, *, at_most: float | None = None) -> None:
        """A duration of what has no raw SQL, and the limit it is held to."""
        verdict = self._verdict(name, at_most is None or seconds <= at_most)
        limit = "" if at_most is None else f"limit {_ms(at_most)}  {verdict}"
        say(f"{name:<48}{_ms(seconds)}   {'':<33}{limit}")

    def show_rate(
        self,
        name: str,
        per_second: float,
        *,
        raw: float | None = None,
        at_least: float | None = None,
    ) -> None:
        """So many a second, beside what raw SQL reaches over one connection."""
        verdict = self._verdict(name, at_least is None or per_second >= at_least)
        beside = "" if raw is None else f"raw SQL {raw:8.0f} /s   {raw / per_second:7.1f} x"
        limit = "" if at_least is None else f"limit {at_least:8.0f} /s  {verdict}"
        say(f"{name:<48}{per_second:8.0f} /s   {beside:<33}{limit}")

    def show_count(self, name: str, number: float, *, at_most: float) -> None:
        """A number without a unit, such as queries."""
        verdict = self._verdict(name, number <= at_most)
        say(f"{name:<48}{number:8g}   {'':<33}limit {at_most:8g}     {verdict}")

    def _verdict(self, name: str, holds: bool) -> str:
        if not holds:
            self.broken.append(name)
        return "ok" if holds else "BROKEN"


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:8.1f} ms"


def times_of(work: Work, count: int) -> Iterable[Work]:
    """The same work again and again, for `Bench.at_once`."""
    return repeat(work, count)
