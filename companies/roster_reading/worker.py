"""Opens one uploaded file, in a process of its own with limits: bytes in, JSON out.

Started by ``opening``. It imports no Django: starting takes milliseconds, and nothing that could
leak (settings, database) is in its memory.
"""

import json
import resource
import sys
from collections.abc import Callable

from companies.roster_reading.delimited import sheet_from_text
from companies.roster_reading.encoding import decode
from companies.roster_reading.limits import (
    MAX_BYTES,
    WORKER_CPU_SECONDS,
    WORKER_MEMORY_BYTES,
)
from companies.roster_reading.sheets import Sheet, Unreadable, dump
from companies.roster_reading.workbook import is_workbook, read_workbook

#: What opens with something else, whatever its name ends in.
_OTHER_FORMATS = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"{\\rtf", b"Rar!", b"7z\xbc\xaf")
_MARKUP = (b"<!doctype", b"<html", b"<?xml", b"<table", b"<div", b"<meta", b"<head")


def run(read: Callable[[bytes], list[Sheet]]) -> None:
    """Read standard input with ``read`` and print the sheets, or why there are none."""
    _limit_itself()
    data = sys.stdin.buffer.read(MAX_BYTES + 1)
    try:
        answer = dump(read(data))
    except Unreadable as refusal:
        answer = json.dumps({"refused": refusal.code})
    except MemoryError:
        answer = json.dumps({"refused": "too_large"})
    sys.stdout.write(answer)


def open_file(data: bytes) -> list[Sheet]:
    """The sheets of a file, in this process: only for files that we made ourselves."""
    if data.startswith(_OTHER_FORMATS) or data.lstrip()[:40].lower().startswith(_MARKUP):
        raise Unreadable("not_a_spreadsheet")
    if is_workbook(data):
        return read_workbook(data)
    sheet = sheet_from_text(decode(data))
    return [sheet] if sheet.rows else []


def _limit_itself() -> None:
    """No more memory, time or files than a roster needs; what goes over is ended by the kernel."""
    resource.setrlimit(resource.RLIMIT_AS, (WORKER_MEMORY_BYTES, WORKER_MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (WORKER_CPU_SECONDS, WORKER_CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    run(open_file)
