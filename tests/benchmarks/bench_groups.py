"""A company sends its group of 200: from the click to the answer, with seats held before."""

from statistics import median

from django.utils import timezone

from outbox.models import Message
from tests.benchmarks import stage
from tests.benchmarks.harness import Bench, timed
from tests.benchmarks.http import Visitor

GROUP = 200
ROUNDS = 7
AT_MOST = 0.3  # seconds
TABLES = (
    "events_attendee",
    "events_seatclaim",
    "companies_newhire",
    "outbox_message",
    "accounts_accesslog",
)


def run(bench: Bench) -> None:
    hr = stage.member(bench)
    _seconds_to_send(hr)
    with bench.raw.writing(*TABLES) as written:
        _seconds_to_send(hr)
    raw = median(bench.raw.again(written) for _ in range(ROUNDS))
    seconds = median(_seconds_to_send(hr) for _ in range(ROUNDS))
    name = f"{GROUP} people sent by HTTP, {len(written)} rows"
    bench.show(name, seconds, raw=raw, at_most=AT_MOST)


def _seconds_to_send(hr: Visitor) -> float:
    group = stage.held(GROUP)
    _no_mail_is_waiting()
    return timed(lambda: stage.send(hr, group))


def _no_mail_is_waiting() -> None:
    """The worker would still be at the group before, which no company's booking waits for."""
    Message.objects.due().update(sent_at=timezone.now())
