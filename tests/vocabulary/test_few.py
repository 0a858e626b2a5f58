"""Small numbers of people are hidden so that the sum of all does not tell them."""

import pytest

from vocabulary.few import hide_few


@pytest.mark.parametrize(
    ("numbers", "told"),
    [
        ({"a": 7, "b": 0, "c": 5}, {"a": 7, "b": 0, "c": 5}),
        ({"a": 4, "b": 9, "c": 6}, {"a": None, "b": 9, "c": None}),
        ({"a": 1, "b": 1, "c": 30, "d": 5}, {"a": None, "b": None, "c": 30, "d": None}),
        ({"a": 4, "b": 3, "c": 30}, {"a": None, "b": None, "c": 30}),
        ({"a": 2, "b": 0}, {"a": None, "b": 0}),
    ],
)
def test_of_few_nobody_can_work_out_how_many(numbers, told):
    assert hide_few(numbers) == told
