import pytest

from vocabulary.languages import find_language, language_choices, language_name


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("English", "en"),
        ("engelsk", "en"),
        ("EN-GB", "en"),
        ("UK", "en"),
        ("eng", "en"),
        ("Dansk", "da"),
        ("DK", "da"),
        ("Polski", "pl"),
        ("Norwegian", "nb"),
        ("Ukrainian", "uk"),
        ("Engelsk/Dansk", "en"),
        ("Danish (native)", "da"),
        ("pt-BR", "pt"),
    ],
)
def test_a_language_is_understood_by_name_or_code(text, code):
    assert find_language(text) == code


@pytest.mark.parametrize("text", ["", "xx", "Klingonsk", "7"])
def test_what_is_no_language_is_not_decided(text):
    assert find_language(text) is None


def test_languages_are_named_in_either_language():
    assert language_name("pl", "da") == "polsk"
    assert ("da", "Danish") in language_choices("en")
