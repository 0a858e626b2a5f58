"""What may be uploaded as a CV, and what is said of the rest."""

import json
import resource
from io import StringIO
from pathlib import Path
from time import monotonic

import pikepdf
import pytest
from django.core.management import CommandError, call_command
from django.utils import translation

from careers.cv_files import check, confined, limits
from careers.cv_files.reading import Code
from careers.cv_files.verdict import MESSAGES
from tests.careers import cv_files
from tests.careers.cv_files import WORDS, attach, docx, paragraph, pdf, relations, scan, with_link
from tests.careers.hostile_files import HOSTILE, endless_text, with_password

EUROPASS = b'<?xml version="1.0" encoding="UTF-8"?><Candidate>A</Candidate>'
SECONDS, MEMORY = 3, 300  # that a verdict may take; megabytes


@pytest.fixture(params=HOSTILE)
def hostile(request: pytest.FixtureRequest) -> tuple[bytes, str]:
    make, code = HOSTILE[request.param]
    return make(), code


def test_a_hostile_file_is_refused_for_what_it_is(hostile: tuple[bytes, str]) -> None:
    data, code = hostile
    began = monotonic()
    verdict = check(data)
    seconds = monotonic() - began

    assert (verdict.code, verdict.accepted) == (code, False)
    assert verdict.message
    assert verdict.text == ""
    assert seconds < limits.PATIENCE


ORDINARY = {
    "two pages": (lambda: pdf(pages=2), 2),
    "sixty pages": (lambda: pdf(pages=60), 60),
    "a link": (lambda: pdf(add=[with_link]), 1),
    "compressed objects": (
        lambda: pdf(object_stream_mode=pikepdf.ObjectStreamMode.generate, compress_streams=True),
        1,
    ),
    "for the web": (lambda: pdf(linearize=True), 1),
    "may not be printed": (lambda: with_password(user="", owner="o"), 1),
    "europass": (lambda: pdf(add=[attach("attachment.xml", EUROPASS)]), 1),
    "a line after the end": (lambda: pdf() + b"\n\0\n", 1),
    "word": (docx, None),
    "word that counts its pages": (
        lambda: docx({"docProps/app.xml": "<?xml version='1.0'?><P><Pages>3</Pages></P>"}),
        3,
    ),
    "word with a link": (
        lambda: docx({"word/_rels/document.xml.rels": relations("https://x.example", "hyperlink")}),
        None,
    ),
    "word with pictures": (lambda: docx({"word/media/image1.png": bytes(5_000_000)}), None),
}


@pytest.mark.parametrize("name", ORDINARY)
def test_an_ordinary_file_is_accepted_and_its_words_are_read(name: str) -> None:
    make, pages = ORDINARY[name]
    verdict = check(make())

    assert (verdict.accepted, verdict.code, verdict.pages) == (True, "ok", pages)
    assert WORDS in verdict.text


def test_a_scan_is_accepted_and_the_person_told_that_nothing_could_be_read() -> None:
    verdict = check(scan())

    assert (verdict.accepted, verdict.code, verdict.text) == (True, "no_text", "")
    assert "by hand" in verdict.message


def test_words_of_a_document_come_in_the_order_of_the_page() -> None:
    cells = "".join(f"<w:tc>{paragraph(word)}</w:tc>" for word in ("Nurse", "2019"))
    old = f"<mc:Fallback>{paragraph('twice')}</mc:Fallback>"
    head = cv_files.document(paragraph("Ana Ivić")).replace("w:document", "w:hdr")
    verdict = check(
        docx({"word/header1.xml": head}, body=f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>{old}")
    )

    assert verdict.text.split() == ["Ana", "Ivić", "Nurse", "2019"]


def test_a_page_that_never_ends_is_accepted_without_its_words() -> None:
    verdict = check(pdf(add=[endless_text]))

    assert verdict.accepted


def test_what_is_read_can_be_stored() -> None:
    verdict = check(docx(body=paragraph("a\u200bb&#x202e;c")))

    assert "\0" not in verdict.text
    assert verdict.text.startswith("a")


@pytest.mark.parametrize("name", ["flate bomb", "xml of 250 megabytes", "run length bomb"])
def test_the_reading_process_stays_within_its_memory_and_time(name: str) -> None:
    data = HOSTILE[name][0]()
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    confined.read(data)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)

    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    assert used < SECONDS
    assert after.ru_maxrss / 1024 < MEMORY or after.ru_maxrss == before.ru_maxrss


def test_a_process_that_dies_of_its_limits_is_a_verdict(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MEMORY", 20_000_000)

    assert check(pdf()).code == "too_complex"


def test_every_refusal_has_words_in_both_languages() -> None:
    for code in Code:
        assert str(MESSAGES[code])
        with translation.override("da"):
            assert str(MESSAGES[code]) != MESSAGES[code]._args[0]  # type: ignore[attr-defined]


def test_the_command_prints_the_verdict(tmp_path: Path) -> None:
    file, out = tmp_path / "cv.pdf", StringIO()
    file.write_bytes(pdf(pages=2))
    call_command("check_cv_file", str(file), name="../\u202efdp.exe", type="text/html", stdout=out)

    verdict = json.loads(out.getvalue())
    assert sorted(verdict) == ["accepted", "code", "message", "pages", "text"]
    assert (verdict["accepted"], verdict["pages"]) == (True, 2)


def test_the_command_says_which_file_it_cannot_read(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"Cannot read .*nowhere\.pdf"):
        call_command("check_cv_file", str(tmp_path / "nowhere.pdf"))
