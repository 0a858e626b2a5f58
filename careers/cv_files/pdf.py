"""A PDF: every object of it is looked at, none is run."""

import base64
import re
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from io import BytesIO
from typing import Any

import pikepdf
from pypdf import PdfReader

from careers.cv_files import limits
from careers.cv_files.inflating import inflate
from careers.cv_files.reading import Code, Reading, Unacceptable

# What a reader might do by itself, or at a click, beyond showing a page or opening a link.
ACTIONS = {
    *("/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/GoToE", "/GoToR"),
    *("/Rendition", "/Movie", "/Sound", "/RichMedia", "/RichMediaExecute"),
}
SHOWS = {"/RichMedia", "/Movie", "/Sound", "/Screen", "/3D"}  # kinds of annotation
KEYS = {"/JS", "/AA", "/XFA"}
OLD_FORMATS = {"/LZWDecode", "/LZW", "/RunLengthDecode", "/RL"}
SCHEMES = re.compile(r"\s*(javascript|vbscript|data)\s*:", re.I)
MARKUP_FIRST = re.compile(rb"<(html|script|!doctype|svg|\?php)", re.I)
FIRST_OBJECT = re.compile(rb"\d+\s+\d+\s+obj")


def read(data: bytes) -> Reading:
    """Raises Unacceptable."""
    _check_outside(data)
    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            pages = _check(pdf)
    except pikepdf.PasswordError as error:
        raise Unacceptable(Code.PASSWORD) from error
    except (pikepdf.PdfError, ValueError, TypeError, KeyError, OverflowError) as error:
        raise Unacceptable(Code.DAMAGED) from error
    return Reading(pages=pages, text=_text(data))


def _check_outside(data: bytes) -> None:
    """Nothing else hides before the first object or after the end; and there is an end."""
    first = FIRST_OBJECT.search(data)
    if first and MARKUP_FIRST.search(data[: first.start()]):
        raise Unacceptable(Code.TWO_IN_ONE)
    end = data.rfind(b"%%EOF")
    if end < 0:
        raise Unacceptable(Code.DAMAGED)
    if len(data[end + 5 :].strip(b"\0 \t\r\n")) > 0 and _is_more(data[end + 5 :]):
        raise Unacceptable(Code.TWO_IN_ONE)


def _is_more(after: bytes) -> bool:
    return len(after) > limits.PARTS or bool(MARKUP_FIRST.search(after))


def _check(pdf: pikepdf.Pdf) -> int:
    """The number of pages."""
    if len(pdf.objects) > limits.OBJECTS:
        raise Unacceptable(Code.TOO_COMPLEX)
    pages = len(pdf.pages)
    if not pages:
        raise Unacceptable(Code.DAMAGED)
    if pages > limits.PAGES:
        raise Unacceptable(Code.TOO_MANY_PAGES)
    Looked(pdf).at_everything()
    for page in pdf.pages:
        left, low, right, high = (float(side) for side in page.mediabox)
        if max(abs(right - left), abs(high - low)) > limits.PAGE_SIDE:
            raise Unacceptable(Code.TOO_COMPLEX)
    return pages


class Looked:
    """At every object, with what is left of the bytes that they may come to."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.pdf = pdf
        self.left = limits.ALL_STREAMS

    def at_everything(self) -> None:
        self._at(self.pdf.trailer, 0)
        for each in self.pdf.objects:
            self._at(each, 0)

    def _at(self, each: Any, depth: int) -> None:
        if depth > limits.DEPTH:
            raise Unacceptable(Code.TOO_COMPLEX)
        if isinstance(each, pikepdf.Stream):
            self._at_stream(each)
            each = each.stream_dict
        if isinstance(each, pikepdf.Dictionary):
            self._at_dictionary(each)
            inside: list[Any] = [value for _key, value in each.items()]
        elif isinstance(each, pikepdf.Array):
            inside = list(each)
        else:
            return
        for value in inside:
            if isinstance(value, pikepdf.Object) and not value.is_indirect:
                self._at(value, depth + 1)

    def _at_dictionary(self, each: pikepdf.Dictionary) -> None:
        if KEYS & set(each.keys()) or _name(each, "/S") in ACTIONS:
            raise Unacceptable(Code.SCRIPT)
        if _name(each, "/Subtype") in SHOWS:
            raise Unacceptable(Code.SCRIPT)
        if "/URI" in each and SCHEMES.match(str(each["/URI"])):
            raise Unacceptable(Code.SCRIPT)
        files = each.get("/EF")
        if isinstance(files, pikepdf.Dictionary):
            self._at_attached(files)

    def _at_attached(self, files: pikepdf.Dictionary) -> None:
        """A Europass CV carries its own data as XML, and is welcome."""
        for _key, file in files.items():
            if not isinstance(file, pikepdf.Stream):
                raise Unacceptable(Code.ATTACHMENT)
            content = self._content(file).lstrip(b"\xef\xbb\xbf \t\r\n")
            if not content.startswith(b"<?xml") or b"<!DOCTYPE" in content:
                raise Unacceptable(Code.ATTACHMENT)

    def _at_stream(self, each: pikepdf.Stream) -> None:
        width, height = each.get("/Width"), each.get("/Height")
        if isinstance(width, int) and isinstance(height, int) and width * height > limits.PIXELS:
            raise Unacceptable(Code.TOO_COMPLEX)
        self.left -= len(self._content(each))
        if self.left < 0:
            raise Unacceptable(Code.TOO_COMPLEX)

    def _content(self, each: pikepdf.Stream) -> bytes:
        """Made large by ourselves, as far as pictures' own formats, which nobody opens here."""
        names = _filters(each)
        if OLD_FORMATS & set(names):
            return _by_library(each)
        content = each.read_raw_bytes()
        for name in names:
            undo = UNDO.get(name)
            if undo is None:
                break
            content = undo(content)
            if len(content) > limits.STREAM:
                raise Unacceptable(Code.TOO_COMPLEX)
        return content


def _by_library(each: pikepdf.Stream) -> bytes:
    """Without a limit but the memory of this process. No program of today writes such a CV."""
    try:
        return each.read_bytes()
    except (MemoryError, pikepdf.PdfError) as error:
        raise Unacceptable(Code.TOO_COMPLEX) from error


def _flate(content: bytes) -> bytes:
    """Cut-off data are a reader's matter: pages show what there is."""
    try:
        return inflate(content, at_most=limits.STREAM)
    except Unacceptable as refusal:
        if refusal.code == Code.DAMAGED:
            return b""
        raise


def _base85(content: bytes) -> bytes:
    digits = content.strip().removeprefix(b"<~").partition(b"~>")[0]
    return base64.a85decode(digits)


def _hex(content: bytes) -> bytes:
    digits = b"".join(content.partition(b">")[0].split())
    return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))


UNDO: dict[str, Callable[[bytes], bytes]] = {
    "/FlateDecode": _flate,
    "/Fl": _flate,
    "/ASCII85Decode": _base85,
    "/A85": _base85,
    "/ASCIIHexDecode": _hex,
    "/AHx": _hex,
}


def _filters(each: pikepdf.Stream) -> list[str]:
    found: Any = each.get("/Filter", [])
    return [str(found)] if isinstance(found, pikepdf.Name) else [str(name) for name in found]


def _name(each: pikepdf.Dictionary, key: str) -> str:
    value = each.get(key)
    return str(value) if isinstance(value, pikepdf.Name) else ""


class TimeIsUp(Exception):
    pass


@contextmanager
def _at_most(seconds: float) -> Iterator[None]:
    """Of processor time. Raises TimeIsUp inside."""

    def ring(*_args: object) -> None:
        raise TimeIsUp

    before = signal.signal(signal.SIGPROF, ring)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _text(data: bytes) -> str:
    """Of as many pages as there is time for. That a page cannot be read is no reason to refuse:
    people see it all the same."""
    pages: list[str] = []
    # A reader that meets what its authors did not think of raises anything at all.
    with suppress(TimeIsUp, MemoryError, Exception), _at_most(limits.CPU_FOR_TEXT):
        for page in PdfReader(BytesIO(data)).pages:
            pages.append(page.extract_text())
            if sum(map(len, pages)) > limits.TEXT:
                break
    return "\n".join(pages)
