"""Where a country is looked for in a list."""

from vocabulary.countries import country_choices


def test_danish_lists_end_with_their_own_letters() -> None:
    names = [name for _code, name in country_choices("da")]

    assert [name for name in names if name[0] in "ÆØÅ"] == names[-3:]
    assert [name[0] for name in names[-3:]] == ["Æ", "Ø", "Å"]
    assert "De tidligere Nederlandske Antiller" not in names
