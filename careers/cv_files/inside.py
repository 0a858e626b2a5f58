"""The reading process: a file on standard input, what is in it as JSON on standard output.

Started by ``confined`` with limits on time and memory. It needs no settings and no database.
"""

import json
import resource
import sys
from math import ceil

from careers.cv_files import limits
from careers.cv_files.kinds import PDF, kind_of
from careers.cv_files.reading import Code, Reading, Unacceptable


def main() -> None:
    data = sys.stdin.buffer.read(limits.FILE + 1)
    try:
        found = _read(data)
        answer = {"code": _code(found), "pages": found.pages, "text": _clean(found.text)}
    except Unacceptable as refusal:
        answer = {"code": refusal.code}
    except (MemoryError, RecursionError):
        answer = {"code": Code.TOO_COMPLEX}
    json.dump(answer, sys.stdout)


def _read(data: bytes) -> Reading:
    if len(data) > limits.FILE:
        raise Unacceptable(Code.TOO_LARGE)
    # Each reader brings libraries that the other kind of file does not need.
    if kind_of(data) == PDF:
        from careers.cv_files.pdf import read
    else:
        from careers.cv_files.docx import read
    _limit_time()
    return read(data)


def _limit_time() -> None:
    """From here on the file is at work. A machine that keeps no compiled modules may have taken
    longer before than the file may take."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    until = ceil(used.ru_utime + used.ru_stime) + limits.CPU
    resource.setrlimit(resource.RLIMIT_CPU, (until, until))


def _code(found: Reading) -> Code:
    return Code.OK if found.text.strip() else Code.NO_TEXT


def _clean(text: str) -> str:
    """What can be shown and stored: no NUL, no halves of characters."""
    kept = text[: limits.TEXT].encode("utf-8", "ignore").decode()
    return "".join(c for c in kept if c in "\n\t" or c.isprintable() or c.isspace()).strip()


if __name__ == "__main__":
    main()
