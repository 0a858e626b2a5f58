"""The identity gate: what it finds by construction. How much it misses is measured elsewhere, on
cases that its author had not seen (tests/careers/identity_cases)."""

import json
import subprocess
import sys

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as some

from careers.identity import Kind, Profile, check

ANA = Profile(
    first_name="Ana María",
    last_name="Ivić-Østergård",
    email="ana.ivic@zagrebnurse.example",
    phone="+45 20 12 34 56",
    address="Rosenvængets Allé 12, 2100 København Ø",
)
CLEAN = "Nurse with five years in intensive care. I have worked in 2 hospitals since 2019."


def kinds(text: str, profile: Profile = ANA) -> set[Kind]:
    return {each.kind for each in check(profile, text).findings}


@pytest.mark.parametrize(
    "text",
    [
        CLEAN,
        "Budgets of 1,500,000 DKK and teams of 12 from 2008 to 2020, 01.02.2019-31.12.2021.",
        "Jeg taler engelsk og lærer dansk. Jeg søger fuldtidsarbejde inden for regnskab.",
        "Skills: Python 3.11, SAP, Excel. Certified accountant (ACCA), ISO 9001 auditor.",
        "I enjoy working with people from one or two other countries at a time.",
    ],
)
def test_honest_words_are_not_held(text: str) -> None:
    assert not check(ANA, text).held


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("Ana", Kind.NAME),
        ("IVIĆ", Kind.NAME),
        ("Ivic's", Kind.NAME),
        ("Oestergaard", Kind.NAME),
        ("Østergaard", Kind.NAME),
        ("Ostergard", Kind.NAME),
        ("Ивич Остергард", Kind.NAME),
        ("O s t e r g å r d", Kind.NAME),
        ("drågretsø", Kind.NAME),
        ("0st3rg4rd", Kind.NAME),
        ("a.n.a", Kind.NAME),
        ("anaivic88", Kind.NAME),
        ("Öster\u200bgård", Kind.NAME),
        ("Ｏｓｔｅｒｇａｒｄ", Kind.NAME),
        ("Øster-\ngård", Kind.NAME),
        ("Maria", Kind.NAME),
        ("ana.ivic@zagrebnurse.example", Kind.EMAIL),
        ("a.i (at) mail (dot) com", Kind.EMAIL),
        ("someone&#64;somewhere", Kind.EMAIL),
        ("zagrebnurse", Kind.NAME),
        ("20123456", Kind.PHONE),
        ("2 0 1 2 3 4 5 6", Kind.PHONE),
        ("٢٠١٢٣٤٥٦", Kind.PHONE),
        ("+48 600 700 800", Kind.PHONE),
        ("two zero one two three four five six", Kind.SPELLED),
        ("golf romeo alpha charlie echo", Kind.SPELLED),
        ("Rosenvaengets alle", Kind.ADDRESS),
        ("Vesterbrogade 4", Kind.ADDRESS),
        ("2100 Ø", Kind.ADDRESS),
        ("010190-1234", Kind.NUMBER),
        ("passport no. PA123456", Kind.NUMBER),
        ("https://me.example", Kind.LINK),
        ("nurse-in-denmark.dk", Kind.LINK),
        ("me dot com", Kind.LINK),
        ("find me on LinkedIn", Kind.HANDLE),
        ("my husband", Kind.KIN),
        ("min mand", Kind.KIN),
        ("jeg hedder", Kind.INTRODUCTION),
        ("the only", Kind.UNIQUE),
        ("pregnant", Kind.SENSITIVE),
        ("<b>", Kind.MARKUP),
        ("护士", Kind.FOREIGN),
        ("nurse\u2063", Kind.HIDDEN),
    ],
)
def test_what_gives_her_away_is_found_where_it_stands(written: str, kind: Kind) -> None:
    text = f"{CLEAN} I say {written} here. {CLEAN}"
    found = [each for each in check(ANA, text).findings if each.kind == kind]

    assert found
    start = text.index(written)
    assert any(each.start < start + len(written) and each.end > start for each in found)
    assert check(ANA, text).held


@pytest.mark.parametrize("name", ["Yulia", "Iuliia", "Julija", "Юлия", "Juliya"])
def test_a_name_is_the_same_in_another_transliteration(name: str) -> None:
    assert Kind.NAME in kinds(f"They call the nurse {name}.", Profile(first_name="Yulia"))


def test_a_name_that_is_a_word_is_found_in_small_letters_too() -> None:
    assert Kind.NAME in kinds("I hope so.", Profile(last_name="Hope"))


def test_names_of_things_are_shown_and_not_held() -> None:
    judgement = check(ANA, "I have worked with Siemens machines.")

    assert [each.kind for each in judgement.findings] == [Kind.CAPITAL]
    assert not judgement.held


def test_a_profile_without_anything_holds_nothing_of_it() -> None:
    assert not check(Profile(), CLEAN).held


@given(some.text(max_size=300), some.text(max_size=20), some.text(max_size=20))
def test_any_text_has_a_judgement_with_places_inside_it(text: str, first: str, last: str) -> None:
    judgement = check(Profile(first_name=first, last_name=last, email=f"{first}@{last}"), text)

    assert all(0 <= each.start < each.end <= len(text) for each in judgement.findings)


def test_long_texts_take_no_longer_than_they_must() -> None:
    assert check(ANA, "a. " * 20_000).findings is not None
    assert check(ANA, "1 2 " * 10_000).held


def test_the_command_answers_each_line_and_holds_what_it_cannot_read() -> None:
    lines = [
        {"profile": {"first_name": "Ana", "last_name": None}, "text": "Ana"},
        {"profile": {}, "text": CLEAN},
        {"text": CLEAN, "profile": None},
    ]
    asked = "\n".join([*map(json.dumps, lines), "no json", "[]", ""])
    command = [sys.executable, "manage.py", "identity_gate"]
    done = subprocess.run(
        command, input=asked, capture_output=True, text=True, check=True, cwd=settings.BASE_DIR
    )

    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [each["held"] for each in answers] == [True, False, False, True, True]
    assert answers[0]["findings"] == [{"start": 0, "end": 3, "kind": "name"}]
    assert answers[3]["error"]
