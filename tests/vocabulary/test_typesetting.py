"""Whatever somebody typed or pasted, there is a PDF of it."""

from pathlib import Path

import pytest

from vocabulary.typesetting import set_pdf

TEMPLATE = """
#let facts = json(bytes(sys.inputs.facts))
#set document(title: "Words")
#set text(font: facts.fonts, lang: "en")
#facts.words
"""


@pytest.mark.parametrize(
    "words", ["a\x96b", "a\x01b", "a\u0378b", "a\u20f9b", "\u202eab", "مرحبا", "a\ue000b", "😀"]
)
def test_no_character_keeps_a_page_from_being_set(tmp_path: Path, words: str) -> None:
    template = tmp_path / "words.typ"
    template.write_text(TEMPLATE)

    assert set_pdf(template, {"words": words}).startswith(b"%PDF-")
