"""Log lines carry the request's name and never a CPR number, nor a link that is somebody's key."""

import logging
import re
from urllib.parse import unquote_plus

from config.middleware import request_id
from vocabulary.cpr import contains_cpr, redact_cpr


class AddRequestId(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        record.request_id = request_id.get()
        return True


class RedactCpr(logging.Filter):
    """Civil registration numbers are sensitive in Denmark; whatever shape one takes, it goes."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg = _redacted(record.getMessage())
        record.args = None
        if record.exc_info:  # an error's own words may quote what was typed
            record.exc_text = _KEY.sub(r"\1.…", redact_cpr(_plain.formatException(record.exc_info)))
            record.exc_info = None
        record.__dict__.pop("request", None)  # its address would be logged as it came
        return True


_plain = logging.Formatter()
_KEY = re.compile(r"\b(\d+-\d+)\.[\w-]{20,}")  # accounts.personal_links: whoever reads it may act


def _redacted(text: str) -> str:
    """Also in an address, where 010190-1234 may be written 010190+1234 or 010190%201234."""
    text = _KEY.sub(r"\1.…", text)
    decoded = unquote_plus(text)
    return " ".join(redact_cpr(decoded).splitlines()) if contains_cpr(decoded) else text
