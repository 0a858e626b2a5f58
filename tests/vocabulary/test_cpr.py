"""A CPR number is seen through however it is written, and nothing else is taken for one."""

import pytest
from django.core.exceptions import ValidationError

from vocabulary.cpr import contains_cpr, redact_cpr, reject_cpr


@pytest.mark.parametrize(
    "text",
    [
        "010190-1234",
        "0101901234",
        "010190 1234",
        "010190\x011234",
        "010190–1234",
        "01-01-90-1234",
        "01 01 90 1234",
        "01.01.90-1234",
        "cpr010190-1234.",
        "Her number is 010190-1234, thanks",
        "2026-12-01 010190-1234",
        "12 01 010190-1234",
        "290200-4567",
        "610190-1234",
        "0101\u200b90-1234",
        "010190\u061c1234",
        "010190\ufe0f-1234",
        "０１０１９０－１２３４",
        "010190\u00a01234",
        "+010190-1234",
        "+45 0101901234",
    ],
)
def test_a_cpr_number_is_removed(text):
    assert contains_cpr(text)
    assert "1234" not in redact_cpr(text).replace("4567", "1234")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "310290-1234",
        "451290-1234",
        "+4520304050",
        "+45 20 30 40 50",
        "+31 05 12 34 5678",
        "4512345678",
        "+1 305 010 1234",
        "+33 0612345678",
        "2026-12-01 10:30:00",
        "01-12-2026",
        "01122026",
        "DK5000400440116243",
        "12345678901234",
        "10190-1234",
    ],
)
def test_other_numbers_stay(text):
    assert redact_cpr(text) == text


def test_free_text_with_a_cpr_number_is_not_accepted():
    with pytest.raises(ValidationError):
        reject_cpr("I am 010190-1234")

    reject_cpr("I am 36")
