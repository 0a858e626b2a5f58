"""Log lines carry the request's name and never a CPR number."""

import logging

from config.middleware import request_id
from vocabulary.cpr import redact_cpr


class AddRequestId(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        record.request_id = request_id.get()
        return True


class RedactCpr(logging.Filter):
    """Civil registration numbers are sensitive in Denmark; whatever shape one takes, it goes."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg = redact_cpr(record.getMessage())
        record.args = None
        return True
