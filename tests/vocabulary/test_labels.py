"""Labels in the middle of a line."""

import pytest

from vocabulary.labels import in_a_row, within


@pytest.mark.parametrize(
    ("labels", "words"),
    [
        (["Full time", "Part time"], ["Full time", "part time"]),
        (["Name", "E-mail address", "CV (file)"], ["Name", "e-mail address", "CV (file)"]),
        ([], []),
    ],
)
def test_only_the_first_of_a_row_is_capital(labels: list[str], words: list[str]) -> None:
    assert in_a_row(labels) == words


@pytest.mark.parametrize(
    ("label", "word"), [("Mother tongue", "mother tongue"), ("C1", "C1"), ("", "")]
)
def test_a_level_stands_in_brackets_as_it_is_said(label: str, word: str) -> None:
    assert within(label) == word
