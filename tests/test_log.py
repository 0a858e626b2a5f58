"""What goes into the log, and what does not."""

import io
import logging

import pytest
from pythonjsonlogger.json import JsonFormatter

from accounts.personal_links import PersonalLink
from config.logging import RedactCpr


@pytest.fixture
def line():
    """Logs as production does, and gives the line."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonFormatter("%(message)s"))
    handler.addFilter(RedactCpr())
    logger = logging.Logger("test")
    logger.addHandler(handler)

    def log(*args, **kwargs):
        logger.error(*args, **kwargs)
        return stream.getvalue()

    return log


@pytest.mark.parametrize("between", ["-", "", " ", "+", "%20", "%2D", "%E2%80%93"])
def test_an_address_is_logged_without_the_number_in_it(line, between):
    assert "1234" not in line("Not Found: %s", f"/en/search/?q=010190{between}1234")


def test_an_error_is_logged_without_the_number_that_it_quotes(line):
    try:
        raise ValueError("Expected a name, got 010190-1234")
    except ValueError:
        logged = line("It went wrong", exc_info=True)

    assert "1234" not in logged
    assert "ValueError" in logged


def test_a_request_is_not_logged_as_it_came(line, rf):
    request = rf.get("/en/search/", {"q": "010190 1234"})

    assert "1234" not in line("Bad Request", extra={"request": request})


def test_an_address_is_logged_without_the_key_in_it(line):
    token = PersonalLink("tests").token(12, 3)

    logged = line("Conflict: %s", f"/en/cv/answer/{token}/")

    assert "/en/cv/answer/12-3." in logged
    assert token.partition(".")[2] not in logged


def test_other_lines_are_logged_as_they_are(line):
    assert "100%25 of 12+3" in line("100%25 of 12+3")
