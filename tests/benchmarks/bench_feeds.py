"""The calendar as a feed, which other calendars ask for every few hours: made, and unchanged."""

from datetime import timedelta
from statistics import median

from django.utils import timezone

from content.page_cache import touch
from events.models import Event
from tests.benchmarks.harness import Bench, timed
from tests.benchmarks.http import Visitor
from tests.events import make, pages

WORKERS = 2  # as the calendar
SESSIONS, EVENTS = 500, 25
COLD, UNCHANGED = 0.04, 0.002  # seconds
ROUNDS, ASKED_AGAIN = 25, 300
FEED = "/en/events/calendar.ics?category=bench-feed"
SUMMARY = "What everybody should know, from somebody who knows it. " * 6


def run(bench: Bench) -> None:
    _programme()
    raw = median(timed(lambda: _raw(bench)) for _ in range(ROUNDS))
    bench.show(f"a feed of {SESSIONS} sessions, cold", _cold(bench), raw=raw, at_most=COLD)
    bench.show("the same unchanged, 304", _unchanged(bench), raw=raw, at_most=UNCHANGED)


def _programme() -> None:
    """A year and a half of a large centre."""
    events = [_event(number) for number in range(EVENTS)]
    for number in range(SESSIONS):
        starts = timezone.now() + timedelta(hours=24 * number + 3)
        make.session(events[number % EVENTS], seats=20, starts=starts, minutes=90)


def _event(number: int) -> Event:
    made = make.event(slug=f"bench-feed-{number}")
    Event.objects.filter(pk=made.pk).update(
        title_en=f"Evening for newcomers, part {number}",
        summary_en=SUMMARY,
        category=pages.category("bench-feed"),
        venue=pages.venue(f"Library {number}"),
    )
    return made


def _raw(bench: Bench) -> None:
    """The rows of the feed, and nothing made of them."""
    rows = bench.raw.connection.execute(
        "SELECT s.id, s.starts, s.ends, s.changed_at, e.slug, e.title_en, e.summary_en, v.name"
        " FROM events_session s JOIN events_event e ON e.id = s.event_id"
        " JOIN events_category c ON c.id = e.category_id JOIN events_venue v ON v.id = e.venue_id"
        " WHERE c.key = 'bench-feed' ORDER BY s.starts"
    )
    assert len(rows.fetchall()) == SESSIONS


def _get(visitor: Visitor) -> None:
    answer = visitor.get(FEED)
    assert answer.status == 200, answer.text
    assert answer.text.count("BEGIN:VEVENT") == SESSIONS


def _cold(bench: Bench) -> float:
    """Seconds of the first who asks after something has changed, in whichever process."""
    visitor = bench.visitor()

    def first() -> float:
        touch()
        return timed(lambda: _get(visitor))

    for _ in range(8):
        first()
    return median(first() for _ in range(ROUNDS))


def _unchanged(bench: Bench) -> float:
    visitor = bench.visitor()
    tag = visitor.get(FEED).headers["ETag"]
    times = [timed(lambda: visitor.get(FEED, if_none_match=tag)) for _ in range(ASKED_AGAIN)]
    assert visitor.get(FEED, if_none_match=tag).status == 304
    return median(times)
