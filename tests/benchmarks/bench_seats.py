"""Single seats by the public form: many at once, and while groups of 200 take the same seats."""

import re
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from itertools import count
from statistics import median

from django.utils import timezone

from companies.models import GroupBooking
from events.models import Session
from tests.benchmarks import stage
from tests.benchmarks.harness import Bench, Times, timed
from tests.benchmarks.http import TOKEN, Visitor
from tests.events import make

GUESTS = 600
CONCURRENCY = 8
PER_SECOND = 100
GROUP = 200
BOOKERS, GROUPS = 2, 3  # members of the company at once, and groups of each
P95 = 0.25  # seconds
TABLES = (
    "events_booking",
    "events_attendee",
    "events_seatclaim",
    "outbox_message",
    "accounts_accesslog",
)
FORM_TOKEN = re.compile(r'name="token" value="([^"]+)"')
COMES_TO_WORK = {"citizenship_code": "DE", "purpose": "work", "municipality": "0101"}

_numbers = count(1)


def run(bench: Bench) -> None:
    raw = _many_at_once(bench)
    _beside_groups(bench, raw=raw)


@dataclass
class Guest:
    """Has the form of a session before her, filled in."""

    visitor: Visitor
    session: Session
    form: dict[str, object]

    def book(self) -> None:
        answer = self.visitor.post(address(self.session), self.form)
        assert answer.status == 302, answer.text


def address(session: Session) -> str:
    return f"/en/events/{session.event.slug}/sessions/{session.pk}/book/"


def _guests(bench: Bench, session: Session, number: int, **answers: object) -> list[Guest]:
    with ThreadPoolExecutor(CONCURRENCY) as pool:
        return list(pool.map(lambda _: _guest(bench, session, answers), range(number)))


def _guest(bench: Bench, session: Session, answers: dict[str, object]) -> Guest:
    visitor, number = bench.visitor(), next(_numbers)
    page = visitor.get(address(session)).text
    tokens = {"csrfmiddlewaretoken": TOKEN, "token": FORM_TOKEN}
    hidden = {name: pattern.findall(page)[0] for name, pattern in tokens.items()}
    person = {"given_name": f"Guest {number}", "email": f"guest.{number}@ankomst.example"}
    return Guest(visitor, session, hidden | person | answers)


def _many_at_once(bench: Bench) -> float:
    """Also the seconds that raw SQL takes for one."""
    session = make.session(make.event(slug="bench-seats"), seats=GUESTS)
    guests = _guests(bench, session, GUESTS)
    with bench.raw.writing(*TABLES) as written:
        guests.pop().book()
    raw = median(bench.raw.again(written) for _ in range(20))
    alone = [timed(guests.pop().book) for _ in range(40)]
    bench.show(f"a seat by HTTP, {len(written)} rows", median(alone), raw=raw)
    times = bench.at_once([guest.book for guest in guests], concurrency=CONCURRENCY)
    name = f"seats by HTTP, concurrency {CONCURRENCY}"
    bench.show_rate(name, times.per_second, raw=1 / raw, at_least=PER_SECOND)
    return raw


def _beside_groups(bench: Bench, *, raw: float) -> None:
    """All want the same seats. Guests keep coming for as long as groups are held and sent."""
    [session] = stage.day_with_seats(GUESTS + BOOKERS * GROUPS * GROUP, slots=1)
    guests = _guests(bench, session, GUESTS, **COMES_TO_WORK)
    drafts = [[stage.listed(GROUP) for _ in range(GROUPS)] for _ in range(BOOKERS)]
    members = [stage.member(bench) for _ in drafts]
    with ThreadPoolExecutor(BOOKERS + CONCURRENCY) as pool:
        groups = [
            pool.submit(_book_groups, member, mine, session)
            for member, mine in zip(members, drafts, strict=True)
        ]
        singles = [pool.submit(_book_singles, guests, groups) for _ in range(CONCURRENCY)]
    for group in groups:
        group.result()
    assert guests, "There were no guests left before the groups were done."
    each = [seconds for done in singles for seconds in done.result()]
    name = f"{len(each)} seats beside {BOOKERS} x {GROUPS} groups of {GROUP}, p95"
    bench.show(name, Times(each, wall=0).p95, raw=raw, at_most=P95)


def _book_groups(member: Visitor, drafts: list[GroupBooking], session: Session) -> None:
    """Choose the day, and send, one group after the other."""
    day = {"day": timezone.localdate(session.starts).isoformat(), "applied": "0"}
    for group in drafts:
        held = member.post(stage.address(group, "appointment/"), day)
        assert held.location == stage.address(group, "check/"), held.text
        stage.send(member, group)


def _book_singles(guests: list[Guest], until: list[Future[None]]) -> list[float]:
    seconds = []
    while guests and not all(future.done() for future in until):
        seconds.append(timed(guests.pop().book))
    return seconds
