"""A list of 500: read, matched and checked, in a process that has done nothing yet, and by HTTP."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from statistics import median

import django
from django.utils import timezone

from companies.models import GroupBooking
from companies.roster_reading.read import read_roster
from guidance.models import Municipality
from tests.benchmarks import stage
from tests.benchmarks.harness import Bench, timed
from tests.benchmarks.http import Visitor

PEOPLE = 500
ROUNDS = 5
AT_MOST = 1.0  # seconds
BOUNDARY = "a-line-that-no-workbook-has"


def run(bench: Bench) -> None:
    hr = stage.member(bench)
    upload(hr, stage.draft(), stage.workbook(PEOPLE))
    with bench.raw.writing("companies_roster", "companies_rosterrow") as written:
        upload(hr, stage.draft(), stage.workbook(PEOPLE))
    raw = min(bench.raw.again(written) for _ in range(ROUNDS))
    cold = median(_read_in_new_process(stage.workbook(PEOPLE)) for _ in range(ROUNDS))
    bench.show(f"a list of {PEOPLE} read, new process", cold, raw=raw, at_most=AT_MOST)
    again = median(_seconds_to_read(stage.workbook(PEOPLE)) for _ in range(ROUNDS))
    bench.show(f"a list of {PEOPLE} read", again, raw=raw)
    uploaded = median(_seconds_to_upload(hr) for _ in range(ROUNDS))
    bench.show(f"a list of {PEOPLE} by HTTP, {len(written)} rows", uploaded, raw=raw)


def read(data: bytes) -> None:
    """What an upload does with a file before anything is stored."""
    found = read_roster(data, today=timezone.localdate(), municipalities=Municipality.objects.all())
    assert len(found.rows) == PEOPLE
    assert all(row.is_ready for row in found.rows)


def _seconds_to_read(data: bytes) -> float:
    return timed(lambda: read(data))


def _read_in_new_process(data: bytes) -> float:
    """Without what an earlier list left in memory; Django is imported, as in a web process."""
    context = get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=context, initializer=django.setup) as process:
        return process.submit(_seconds_to_read, data).result()


def _seconds_to_upload(hr: Visitor) -> float:
    group, data = stage.draft(), stage.workbook(PEOPLE)
    return timed(lambda: upload(hr, group, data))


def upload(hr: Visitor, group: GroupBooking, data: bytes) -> None:
    """Choose the file and press the button."""
    parts = [
        _part('name="do"', b"file"),
        _part('name="file"; filename="new-hires.xlsx"', data),
        f"--{BOUNDARY}--\r\n".encode(),
    ]
    form = f"multipart/form-data; boundary={BOUNDARY}"
    answer = hr.post(stage.address(group, "roster/"), b"".join(parts), form)
    assert answer.status == 302, answer.text


def _part(disposition: str, content: bytes) -> bytes:
    start = f"--{BOUNDARY}\r\nContent-Disposition: form-data; {disposition}\r\n\r\n"
    return start.encode() + content + b"\r\n"
