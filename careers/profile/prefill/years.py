"""For how many years she has worked: the spans of years under the heading of her jobs."""

import re
from collections.abc import Iterator

from django.utils import timezone

from careers.closed_lists import Experience

WORK = re.compile(
    r"^\W*(?:(?:work|professional|employment)\s+)?(?:experience|history|employment"
    r"|erfaring|erhvervserfaring|arbejdserfaring|ansættelser|beskæftigelse)\W*$",
    re.IGNORECASE,
)
OTHER = re.compile(
    r"^\W*(?:education|training|uddannelse|kurser|courses|languages?|sprog|skills|kompetencer"
    r"|publications|publikationer|references?|referencer|interests|interesser|certificat\w+"
    r"|projects|volunteer\w*|frivillig\w*|awards)(?:\s+\w+){0,3}\W*$",
    re.IGNORECASE,
)
NOW = r"now|present|today|current|ongoing|nu|i dag|nuværende"
SPAN = re.compile(
    rf"(?<!\d)(?P<first>(?:19|20)\d\d)(?!\d)(?:[-/.]\d\d?)?\s*(?:[-–—]|to|til|until)\s*"
    rf"(?:\w+\.?\s+|\d\d?[./-])?(?:(?P<last>(?:19|20)\d\d)(?!\d)|(?P<now>{NOW})\b)",
    re.IGNORECASE,
)
LONGEST = 60  # years of a working life


def experience_in(text: str) -> int | None:
    """A value of Experience; None where no heading says what is work."""
    years = {year for first, last in _spans(text) for year in range(first, max(last, first + 1))}
    if not years or len(years) > LONGEST:
        return None
    return int(max(band for band in Experience if band <= len(years)))


def _spans(text: str) -> Iterator[tuple[int, int]]:
    this_year = timezone.localdate().year
    for line in _about_work(text):
        for span in SPAN.finditer(line):
            first, last = int(span["first"]), int(span["last"] or this_year)
            if first <= last <= this_year and last - first <= LONGEST:
                yield first, last


def _about_work(text: str) -> Iterator[str]:
    at_work = False
    for line in text.splitlines():
        if WORK.match(line):
            at_work = True
        elif OTHER.match(line):
            at_work = False
        elif at_work:
            yield line
