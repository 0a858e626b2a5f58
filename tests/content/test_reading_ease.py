"""How hard pages are to read, against numbers worked out by hand."""

import pytest
from django.test import Client

from accounts.models import User
from content.models import StandardPage
from content.reading_ease import all_eases, ease_of, flesch, lix, sentences_of
from tests.content.conftest import AddPage

HARD = "<p>Notwithstanding municipal administrative obligations, applicants " + (
    "continuously communicating documentation requirements individually experience "
    "considerable difficulties regarding registration " * 8
)
EASY = "<p>" + "You move here. Bring your card. We help you with it. " * 8 + "</p>"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The cat sat on the mat.", 206.835 - 1.015 * 6 - 84.6 * 6 / 6),
        ("We help. Bring a paper!", 206.835 - 1.015 * 5 / 2 - 84.6 * 6 / 5),
    ],
)
def test_english_is_measured_as_flesch_did(text: str, value: float) -> None:
    assert flesch(sentences_of(text)) == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Det er en kat.", 4),
        ("Du får et sundhedskort. Det er gult.", 7 / 2 + 100 * 1 / 7),
        ("Åben dør · Øl på bordet", 5 / 2),  # headings and lines are sentences
    ],
)
def test_danish_is_measured_as_bjornsson_did(text: str, value: float) -> None:
    assert lix(sentences_of(text)) == pytest.approx(value)


def test_the_hardest_stand_first_and_short_ones_not_at_all(add_page: AddPage, db: None) -> None:
    hard = add_page("Hard", body=[("paragraph", HARD)])
    easy = add_page("Easy", body=[("paragraph", EASY)])
    short = add_page("Short", body=[("paragraph", "<p>Come in.</p>")])

    found = [ease.page.title for ease in all_eases()]

    assert found.index("Hard") < found.index("Easy")
    assert "Short" not in found
    assert ease_of(short) is None
    assert [ease_of(page).is_plain for page in (hard, easy)] == [False, True]


def test_editors_read_which_pages_are_too_hard(
    client: Client, editor: User, desk: User, guide: StandardPage, add_page: AddPage
) -> None:
    add_page("Hard", body=[("paragraph", HARD)])
    client.force_login(editor)

    html = client.get("/admin/reports/reading-ease/").content.decode()

    assert "1 page is too hard." in html
    assert ">Hard</a>" in html
    client.force_login(desk)
    assert client.get("/admin/reports/reading-ease/").status_code == 302
