"""Sets a PDF with Typst: tagged, with its fonts inside (PDF/UA), without libraries of the system.

Nothing that somebody typed is read as markup, since it comes in as data. The fonts that Typst
brings know Latin letters with every accent, Greek and Cyrillic; a name in another script is set
where the machine has a font for it, and in Latin letters else (docs/operations.md).
"""

import json
from collections.abc import Callable, Collection
from datetime import date
from pathlib import Path
from typing import Any, Final

import typst
from anyascii import anyascii

from vocabulary.typed import without_controls

ACCESSIBLE: Final = "ua-1"
FONTS = ["Libertinus Serif", "DejaVu Sans Mono"]  # brought along; then whatever the machine has


def set_pdf(template: Path, facts: dict[str, Any], *, drawings: Collection[str] = ()) -> bytes:
    """``facts`` as the template wants them; ``drawings`` names those of them that are SVG."""
    facts = {"fonts": FONTS, **facts}
    try:
        return _set(template, facts)
    except typst.TypstError as error:
        _check_is_letters(error)
    try:
        return _set(template, _in_latin(facts, drawings, _is_known))
    except typst.TypstError as error:
        _check_is_letters(error)
    return _set(template, _in_latin(facts, drawings, _is_plain))


def _check_is_letters(error: typst.TypstError) -> None:
    """Raises it again where it is about anything but a letter that no font has."""
    if "could not be displayed" not in str(error):
        raise error


def _set(template: Path, facts: dict[str, Any]) -> bytes:
    inputs = {"facts": json.dumps(facts)}
    pdf: bytes = typst.compile(str(template), sys_inputs=inputs, pdf_standards=ACCESSIBLE)
    return pdf


def _in_latin(facts: Any, drawings: Collection[str], kept: Callable[[str], bool]) -> Any:
    """What is not kept, in Latin letters: as in a passport, as far as we know, or left out."""
    if isinstance(facts, str):
        return "".join(each if kept(each) else _in_letters(each) for each in facts)
    if isinstance(facts, list):
        return [_in_latin(each, drawings, kept) for each in facts]
    if isinstance(facts, dict):
        return {
            key: value if key in drawings else _in_latin(value, drawings, kept)
            for key, value in facts.items()
        }
    return facts


def _in_letters(character: str) -> str:
    return without_controls(anyascii(character))


def _is_known(character: str) -> bool:
    """Latin, Greek, Cyrillic and the usual signs: a font for them is brought along."""
    is_near = character < "\u0530" or "\u1e00" <= character < "\u2300"
    return is_near and (character.isprintable() or character == "\n")


def _is_plain(character: str) -> bool:
    """What every font has."""
    return character < "\u0180" and (character.isprintable() or character == "\n")


def day_facts(day: date) -> dict[str, int]:
    """For Typst's ``datetime(..facts.date)``."""
    return {"year": day.year, "month": day.month, "day": day.day}
