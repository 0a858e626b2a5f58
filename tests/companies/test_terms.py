"""A company accepted exact words: they change only together with their version."""

from companies.terms import TERMS, TERMS_VERSION, wording

WORDINGS = {"2026-11": "15436637303f7249"}


def test_the_wording_belongs_to_its_version() -> None:
    assert wording() == WORDINGS[TERMS_VERSION]


def test_every_clause_is_there_in_both_languages() -> None:
    assert all((c.title_en, c.title_da, c.text_en, c.text_da) for c in TERMS)


def test_the_terms_can_be_read_before_signing_up(client, db) -> None:
    page = client.get("/da/company/terms/")

    assert "Aldrig et CPR-nummer" in page.content.decode()
