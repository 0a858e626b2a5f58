"""What is typed into the search box, and what an address may hold."""

import pytest

from careers.finding import asked, text
from careers.finding.words import stems_of, words_of


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("nurse", "nurse"),
        ("  Nurse   NURSE ", "Nurse NURSE"),
        ('"night ward" -teacher', '"night ward" -teacher'),
        ("“night ward”", '"night ward"'),
        ('"night ward', "night ward"),
        ("-", ""),
        ("--nurse", "-nurse"),
        ("nurse & doctor | (x)", "nurse doctor x"),
        ("NEAR(a b, 3)", '"NEAR a" b 3'),
        ("title_en: nurse", '"title en" nurse'),
        ("o'brien", '"o brien"'),
        ("c++ c# .net", "c++ c# net"),
        ("e-mail", '"e mail"'),
        ("the nurse and the doctor", "nurse doctor"),
        ("it", "it"),
        ("\x00nurse\x00", "nurse"),
        ("☃ 💥", ""),
        ("''; DROP TABLE x; --", "DROP TABLE x"),
    ],
)
def test_only_words_and_phrases_are_left_of_a_query(raw: str, clean: str):
    assert text.written(text.read(raw)) == clean


@pytest.mark.parametrize("raw", ['"night ward" -teacher c++', "-c# x", "sygeplejerske"])
def test_what_is_shown_in_the_box_means_the_same_when_it_is_sent_again(raw: str):
    once = text.read(raw)

    assert text.read(text.written(once)) == once


def test_a_long_query_is_cut_and_has_few_phrases():
    phrases = text.read(" ".join(f"word{n}" for n in range(10_000)))

    assert len(phrases) == text.MOST


def test_a_word_of_thousands_of_letters_is_cut():
    [phrase] = text.read("x" * 5000)

    assert len(phrase.typed) == 40


def test_spellings_without_a_danish_keyboard_are_the_same_word():
    assert len({stems_of(word)[0].da for word in ("Århus", "Aarhus", "århus")}) == 1


def test_endings_of_both_languages_are_left_out():
    assert stems_of("nurses")[0].en == stems_of("nurse")[0].en
    assert stems_of("sygeplejersker")[0].da == stems_of("sygeplejerske")[0].da


def test_stems_have_ascii_letters_and_digits_alone():
    stems = stems_of("Ærø naïve 日本 Łódź привет")

    assert stems
    assert all((one.en + one.da).isascii() and one.en.isalnum() for one in stems)


def test_signs_of_programming_languages_make_other_words():
    assert words_of("C C++ C#") == ["c", "cplusplus", "csharp"]


@pytest.mark.parametrize(
    "params",
    [
        {"occupation": ["99", "x", "\x00", "2'"]},
        {"region": ["Region Hovedstaden", "nowhere"]},
        {"education": ["99"], "experience": ["-1"], "field": ["nationality"]},
        {"language": ["da", "da:", "da:9", ":4", "xx:4", "da:4:4", "\x00"]},
        {"skill": ["0", "-1", "1e3", "٣", "9" * 5000, "1 or 1=1"]},
        {"work": ["all"], "available": ["never"], "q": ["\x00"]},
        {"nationality": ["uk"], "sex": ["f"], "handle": ["ABCDEFGH"]},
    ],
)
def test_what_makes_no_sense_in_an_address_is_left_out(params: dict[str, list[str]]):
    assert asked.read(params) == asked.Asked()


def test_an_address_holds_everything_that_is_asked():
    params = {
        "q": ['"night ward" -x'],
        "occupation": ["22", "3"],
        "region": ["north"],
        "education": ["6"],
        "field": ["09"],
        "experience": ["3"],
        "language": ["da:4", "en:5"],
        "skill": ["7"],
        "work": ["remote"],
        "available": ["month"],
    }

    assert asked.read(params).params() == params


def test_one_choice_is_taken_away_and_the_others_stay():
    both = asked.read({"region": ["north", "south"], "q": ["nurse"]})

    assert both.without("region", "north").params() == {"region": ["south"], "q": ["nurse"]}
    assert both.without("q").params() == {"region": ["north", "south"]}
