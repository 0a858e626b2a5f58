"""A month of a hundred sessions: from memory, cold, in a large database, and never stale."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, time, timedelta
from statistics import median

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from content.page_cache import touch
from events import booking
from events.finding.when import month_of
from events.models import Booking, Event, Quota, Session
from guidance.models import Municipality
from tests.benchmarks.harness import Bench, timed, times_of
from tests.benchmarks.http import Visitor
from tests.events import make, pages
from tools.console import say

WORKERS = 2  # what PER_SECOND is asked of
SESSIONS, EVENTS, MORE = 100, 50, 10_000
PER_SECOND = 800
COLD, COLD_EVENTS = 0.05, 0.04  # seconds
TIMES_SLOWER = 1.3
QUERIES, BYTES = 12, 60_000
ROUNDS = 1000
SEATS = 4
COLD_ROUNDS = 25
CONTACT = {"contact_name": "Guest", "contact_email": "guest@ankomst.example"}
BUSY = "Evening that everybody wants"
MONTH = month_of(timezone.localdate() + timedelta(days=31)).first or timezone.localdate()
PAGE = f"/en/events/?view=month&month={MONTH:%Y-%m}"


def run(bench: Bench) -> None:
    busy = _programme()
    raw = median(timed(lambda: _raw(bench)) for _ in range(COLD_ROUNDS))
    _from_memory(bench)
    cold = _cold(bench)
    bench.show(f"a cold month of {SESSIONS} sessions", cold, raw=raw, at_most=COLD)
    moved = _cold(bench, of_events=True)
    name = "the same when a date or seats have changed"
    bench.show(name, moved, raw=raw, at_most=COLD_EVENTS)
    _what_it_is_made_of(bench)
    _in_a_large_database(bench, cold)
    _never_stale(bench, busy)


def _programme() -> Session:
    """A hundred sessions of fifty events, of as many kinds as a large centre has."""
    for code, name in (("0101", "Copenhagen"), ("0751", "Aarhus"), ("0461", "Odense")):
        Municipality.objects.get_or_create(code=code, defaults={"name": name, "region": "Bench"})
    towns = list(Municipality.objects.all())
    venues = [pages.venue(f"Library {number}") for number in range(6)]
    for venue, town in zip(venues, towns * 6, strict=False):
        venue.municipality = town
        venue.save()
    events = [_event(number, venues[number % 6]) for number in range(EVENTS)]
    for number in range(SESSIONS - 1):
        make.session(events[number % EVENTS], seats=20, starts=_at(number), minutes=90)
    busy = make.event(slug="bench-busy")
    Event.objects.filter(pk=busy.pk).update(title_en=BUSY)
    return make.session(busy, seats=SEATS, starts=_at(SESSIONS), minutes=90)


def _event(number: int, venue: object) -> Event:
    made = make.event(slug=f"bench-calendar-{number}")
    Event.objects.filter(pk=made.pk).update(
        title_en=f"What everybody should know, part {number}",
        category=pages.category(f"bench-{number % 8}"),
        organiser=pages.organiser(f"bench-{number % 5}"),
        venue=venue,
        for_families=not number % 3,
        for_students=not number % 4,
    )
    return made


def _at(number: int) -> datetime:
    day = MONTH + timedelta(days=number % 28)
    return timezone.make_aware(datetime.combine(day, time(9 + number % 11)))


def _raw(bench: Bench) -> None:
    """The rows of the month, and nothing made of them."""
    rows = bench.raw.connection.execute(
        "SELECT s.starts, s.ends, e.slug, e.title_en, q.size - q.taken FROM events_session s"
        " JOIN events_event e ON e.id = s.event_id JOIN events_quota q ON q.session_id = s.id"
        " WHERE s.starts >= %s AND s.starts < %s ORDER BY s.starts",
        [MONTH, month_of(MONTH).end],
    )
    assert len(rows.fetchall()) >= SESSIONS  # other benchmarks leave some


def _get(visitor: Visitor) -> str:
    answer = visitor.get(PAGE)
    assert answer.status == 200, answer.text
    return answer.text


def _cold(bench: Bench, *, of_events: bool = False) -> float:
    """Seconds of the first visitor after something has changed, in whichever process."""
    visitor = bench.visitor()

    def first() -> float:
        touch(of_events=of_events)
        return timed(lambda: _get(visitor))

    for _ in range(6):
        first()
    return median(first() for _ in range(COLD_ROUNDS))


def _from_memory(bench: Bench) -> None:
    visitor = bench.visitor()
    for _ in range(10):
        _get(visitor)
    if shutil.which("wrk"):
        rate = _by_wrk(bench)
        bench.show_rate("a month from memory, concurrency 4", rate, at_least=PER_SECOND)
    else:
        say("wrk is not installed: our own driver takes as long for a request as the site")
        times = bench.at_once(times_of(lambda: _get(visitor), 2000), concurrency=4)
        bench.show_rate("a month from memory, our own driver", times.per_second)
    etag = visitor.get(PAGE).headers["ETag"]
    unchanged = [timed(lambda: visitor.get(PAGE, if_none_match=etag)) for _ in range(200)]
    say(f"{'a month that the browser has, 304':<48}{median(unchanged) * 1000:8.1f} ms")


def _by_wrk(bench: Bench) -> float:
    said = subprocess.run(_wrk(bench, seconds=5), check=True, capture_output=True, text=True).stdout
    assert "Non-2xx" not in said, said
    found = re.search(r"Requests/sec:\s+([\d.]+)", said)
    assert found, said
    return float(found[1])


def _wrk(bench: Bench, *, seconds: int) -> list[str]:
    url = f"http://{bench.host}:{bench.port}{PAGE}"
    return ["wrk", "-t2", "-c4", f"-d{seconds}s", "-HX-Forwarded-Proto: https", url]


def _what_it_is_made_of(bench: Bench) -> None:
    """Queries are counted in this process, on the same database."""
    client = Client(headers={"host": bench.host, "x-forwarded-proto": "https"})
    client.get(PAGE)
    touch()
    with CaptureQueriesContext(connection) as captured:
        page = client.get(PAGE)
    for name, number, limit in (
        ("queries of a cold month", len(captured), QUERIES),
        ("bytes of its HTML", len(page.content), BYTES),
    ):
        bench.show_count(name, number, at_most=limit)


def _in_a_large_database(bench: Bench, before: float) -> None:
    """Ten thousand more in the years around, in none of which anybody looks."""
    events = list(Event.objects.filter(slug__startswith="bench-calendar"))
    away = [n for n in range(-MORE // 2, MORE // 2) if not -600 < n < 600]
    away += range(MORE // 2, MORE // 2 + MORE - len(away))
    sessions = Session.objects.bulk_create(
        _elsewhere(events[number % EVENTS], number) for number in away
    )
    Quota.objects.bulk_create(Quota(session=made, size=20) for made in sessions)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    after = _cold(bench)
    name = f"times slower with {MORE:,} sessions ({after * 1000:.1f} ms)"
    bench.show_count(name, round(after / before, 2), at_most=TIMES_SLOWER)


def _elsewhere(event: Event, number: int) -> Session:
    starts = datetime.combine(MONTH, time(8), tzinfo=UTC) + timedelta(hours=3 * number)
    ends = starts + timedelta(hours=1)
    return Session(event=event, starts=starts, ends=ends, state=Session.State.OPEN)


def _never_stale(bench: Bench, busy: Session) -> None:
    """Seats are taken and given back by this process, and looked for in the words of the others."""
    quota, visitor = busy.quotas.get(), bench.visitor()
    held: list[Booking] = []
    stale = 0
    with _readers(bench):
        for _ in range(ROUNDS):
            if len(held) == SEATS:
                while held:
                    booking.cancel(held.pop())
            else:
                held.append(booking.hold(needs={quota.pk: 1}, **CONTACT))
            stale += _words(_get(visitor)) != _left(SEATS - len(held))
    bench.show_count(f"stale of {ROUNDS:,} looks after a booking, under load", stale, at_most=0)


def _left(free: int) -> str:
    return "Full" if not free else f"{free} seat{'s' if free > 1 else ''} left"


def _words(page: str) -> str:
    found = re.search(rf"{BUSY}<i>([^<]*)</i>", page)
    return found[1] if found else ""


@contextmanager
def _readers(bench: Bench) -> Iterator[None]:
    """Others who look at the same page all the time, where there is somebody to do it."""
    command = _wrk(bench, seconds=600) if shutil.which("wrk") else ["sleep", "600"]
    reading = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    try:
        yield
    finally:
        reading.terminate()
        reading.wait()
