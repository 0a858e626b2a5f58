"""What the site has said to somebody, kept so that it can be searched for many words at once."""

import base64
import html
import json
import re
from collections.abc import Iterable, Iterator
from email.message import Message
from io import BytesIO
from urllib.parse import quote, quote_plus

from django.http import HttpResponse
from pypdf import PdfReader

#: Lists to choose from name every place, whoever looks; which one is chosen is another matter.
CHOICES = re.compile(rb"<option(?![^>]*\bselected\b)[^>]*>[^<]*")
#: New in every answer, and about nobody.
PASSING = re.compile(rb'(csrfmiddlewaretoken" value="|X-CSRFToken[^:]*: ?&?(quot;)?"?)[A-Za-z0-9]+')
EACH_TIME = ("X-Request-ID", "Date", "Expires")


def raw(response: HttpResponse) -> bytes:
    """Status, headers, cookies and body; of a PDF also its text."""
    body = b"".join(response) if response.streaming else response.content
    head = f"{response.status_code}\n{response.headers}\n{response.cookies}\n".encode()
    if body.startswith(b"%PDF") and b"%%EOF" in body:
        body += "\n".join(page.extract_text() for page in PdfReader(BytesIO(body)).pages).encode()
    return head + body


def steady(response: HttpResponse) -> tuple[int, dict[str, str], list[str], bytes]:
    """Status, headers, names of cookies and body, without what changes with every answer."""
    headers = {name: "" if name in EACH_TIME else v for name, v in response.headers.items()}
    cookies = sorted(response.cookies)
    return response.status_code, headers, cookies, PASSING.sub(b"", response.content)


def spellings(value: str) -> Iterator[bytes]:
    """As it could stand in the bytes of an answer."""
    escaped = html.escape(value)
    for each in (value, escaped, value.casefold(), escaped.replace("&#x27;", "&#39;")):
        yield each.encode()
    yield json.dumps(value)[1:-1].encode()
    yield from (quote(value).encode(), quote(value, safe="").encode(), quote_plus(value).encode())
    yield value.encode("unicode_escape")
    if len(value) >= 6:
        yield from _in_base64(value.encode())


def _in_base64(value: bytes) -> Iterator[bytes]:
    """Wherever in the encoded text it begins, without the letters that its neighbours share."""
    for before in range(3):
        coded = base64.b64encode(b"\0" * before + value)
        yield coded[(before * 8 + 5) // 6 : (before + len(value)) * 8 // 6]


class Answers:
    """Lines, each with whom it was first said to, and where: most pages share most of theirs."""

    def __init__(self) -> None:
        self.said: dict[bytes, str] = {}
        self.number = 0

    def add(self, where: str, content: bytes) -> None:
        self.number += 1
        for line in content.splitlines():
            self.said.setdefault(line, where)

    def add_mail(self, mail: Message, where: str) -> None:
        """As it is sent, and as it is read."""
        self.add(where, mail.as_bytes())
        for part in mail.walk():
            if not part.is_multipart():
                self.add(where, part.get_payload(decode=True) or b"")

    def with_any(self, values: Iterable[str], *, chosen: bool = False) -> dict[str, str]:
        """The values that are anywhere, each with the first place where it is.

        ``chosen``: what only stands in a list to choose from does not count.
        """
        everything = b"\n".join(self.said).lower()
        if chosen:
            everything = CHOICES.sub(b"", everything)
        found = {}
        for value in values:
            for spelt in {each.lower() for each in spellings(value)}:
                if spelt in everything:
                    found[value] = self._where(spelt)
        return found

    def _where(self, spelt: bytes) -> str:
        line, where = next(each for each in self.said.items() if spelt in each[0].lower())
        return f"{where}: {line[:200]!r}"

    def numbers(self, codes: Iterable[str]) -> dict[str, str]:
        """Those of these four digits that stand by themselves somewhere."""
        found = {}
        for code in codes:
            alone = re.compile(rb"(?<![\w.,:%#/&=-])" + code.encode() + rb"(?![\w.,:%-])")
            lines = (where for line, where in self.said.items() if alone.search(line))
            if where := next(lines, ""):
                found[code] = where
        return found
