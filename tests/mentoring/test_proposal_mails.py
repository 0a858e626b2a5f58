"""The mails that propose two to one another, as they are read without pictures."""

import pytest

from tests.mentoring.proposals import mails, proposal

pytestmark = pytest.mark.django_db


def test_what_a_person_has_written_is_said_to_be_theirs() -> None:
    proposal()

    bodies = {letter.to[0].split("@")[0]: str(letter.body) for letter in mails()}

    assert "\n\nBob writes:\n\nI came to Denmark myself.\n\nWhy you two:" in bodies["nina"]
    assert "\n\nNina skriver:\n\nI want to know how work is done here.\n\n" in bodies["bob"]
