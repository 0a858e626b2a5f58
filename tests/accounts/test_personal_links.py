"""A link in a mail opens one person's page for one purpose."""

import pytest

from accounts.personal_links import BadLink, PersonalLink

visit = PersonalLink("tests.visit")
booking = PersonalLink("tests.booking")


def test_a_link_says_whose_and_which_it_is() -> None:
    assert visit.read(visit.token(12, 3)) == (12, 3)


def test_a_link_for_one_purpose_does_not_open_another() -> None:
    with pytest.raises(BadLink):
        booking.read(visit.token(12, 3))


def test_every_version_has_a_link_of_its_own() -> None:
    assert visit.token(12, 1) != visit.token(12, 2)


def test_the_same_link_can_be_made_again() -> None:
    assert visit.token(12, 3) == visit.token(12, 3)


def test_a_link_fits_into_an_address_and_survives_a_line_break_at_76() -> None:
    token = visit.token(123_456, 1)

    assert all(letter.isalnum() or letter in "-_." for letter in token)
    assert len(token) < 76


@pytest.mark.parametrize(
    "token",
    ["", "12-3", "12-3.", "13-3.{signature}", "12-4.{signature}", "12-3.{signature}x", "\x00", "é"],
)
def test_what_was_tampered_with_opens_nothing(token: str) -> None:
    signature = visit.token(12, 3).partition(".")[2]

    with pytest.raises(BadLink):
        visit.read(token.format(signature=signature))


def test_a_signed_word_is_no_link() -> None:
    with pytest.raises(BadLink):
        visit.read(visit._signer.sign("twelve-3"))
