"""Catalogues: compiled without gettext, and no gap goes unnoticed."""

import gettext
from pathlib import Path

import pytest

from tools.check_messages import _faults, _told_twice
from tools.compile_messages import compile_one

HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def _catalogue(folder: Path, *entries: str) -> Path:
    path = folder / "da/LC_MESSAGES/django.po"
    path.parent.mkdir(parents=True)
    path.write_text(HEADER + "\n".join(entries))
    return path


def test_a_compiled_catalogue_is_read_by_python(tmp_path: Path) -> None:
    source = _catalogue(tmp_path, 'msgid "Welcome"\nmsgstr "Velkommen på rådhuset"\n')

    compile_one(source, source.with_suffix(".mo"))

    danish = gettext.translation("django", tmp_path, ["da"])
    assert danish.gettext("Welcome") == "Velkommen på rådhuset"


def test_a_translated_catalogue_has_no_fault(tmp_path: Path) -> None:
    source = _catalogue(tmp_path, 'msgid "Seats"\nmsgstr "Pladser"\n')

    assert list(_faults(source)) == []


EMPTY = 'msgid "Seats"\nmsgstr ""\n'
FUZZY = '#, fuzzy\nmsgid "Seats"\nmsgstr "Sæder"\n'
HALF = 'msgid "%(n)s seat"\nmsgid_plural "%(n)s seats"\nmsgstr[0] "en plads"\nmsgstr[1] ""\n'
LOST = 'msgid "Until %(day)s"\nmsgstr "Indtil"\n'
MISSPELT = 'msgid "Until %(day)s"\nmsgstr "Indtil %(dag)s"\n'


@pytest.mark.parametrize(
    ("entry", "fault"),
    [
        (EMPTY, "not translated: 'Seats'"),
        (FUZZY, "fuzzy: 'Seats'"),
        (HALF, "not translated: '%(n)s seat'"),
        (LOST, "other placeholders: 'Until %(day)s'"),
        (MISSPELT, "other placeholders: 'Until %(day)s'"),
    ],
    ids=["empty", "fuzzy", "plural", "lost", "misspelt"],
)
def test_a_gap_is_found(tmp_path: Path, entry: str, fault: str) -> None:
    assert list(_faults(_catalogue(tmp_path, entry))) == [fault]


def test_one_of_a_thing_needs_no_number(tmp_path: Path) -> None:
    source = _catalogue(tmp_path, HALF.replace('msgstr[1] ""', 'msgstr[1] "%(n)s pladser"'))

    assert list(_faults(source)) == []


def test_a_text_told_differently_in_two_folders_is_found(tmp_path: Path) -> None:
    first = _catalogue(tmp_path / "a", 'msgid "Seats"\nmsgstr "Pladser"\n')
    same = _catalogue(tmp_path / "b", 'msgid "Seats"\nmsgstr "Pladser"\n')
    other = _catalogue(tmp_path / "c", 'msgid "Seats"\nmsgstr "Sæder"\n')

    assert list(_told_twice([first, same])) == []
    [fault] = _told_twice([first, same, other])
    assert fault == f"told differently in {first} and {other}: 'Seats'"
