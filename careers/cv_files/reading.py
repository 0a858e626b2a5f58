"""What reading a file gives, or why it is refused: codes, without words and without Django."""

from dataclasses import dataclass
from enum import StrEnum


class Code(StrEnum):
    OK = "ok"
    NO_TEXT = "no_text"  # accepted: a scan
    EMPTY = "empty"
    TOO_LARGE = "too_large"
    TOO_MANY_PAGES = "too_many_pages"
    TOO_COMPLEX = "too_complex"
    DAMAGED = "damaged"
    PASSWORD = "password"  # noqa: S105 - no secret
    SCRIPT = "script"
    ATTACHMENT = "attachment"
    MACRO = "macro"
    REMOTE = "remote"
    TWO_IN_ONE = "two_in_one"
    OLD_WORD = "old_word"
    OTHER_OFFICE = "other_office"
    PICTURE = "picture"
    WEB_PAGE = "web_page"
    OTHER = "other"


class Unacceptable(Exception):
    """The file is refused, for this reason."""

    def __init__(self, code: Code) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Reading:
    """``pages`` is None where the format does not say; ``text`` may be cut off."""

    pages: int | None
    text: str
