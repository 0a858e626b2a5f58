"""A DOCX: a zip of XML. Its parts are inflated here, since ``zipfile`` believes what a zip says."""

import re
import struct
import zipfile
from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise
from typing import Any
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from careers.cv_files import limits
from careers.cv_files.inflating import RAW, inflate
from careers.cv_files.reading import Code, Reading, Unacceptable

LOCAL_HEADER = struct.Struct("<4sHHHHHIIIHH")
END_OF_ZIP, END_SIZE = b"PK\x05\x06", 22
ENCRYPTED = 0x1
DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
TEMPLATE = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
READ = re.compile(r"word/(header\d*|document\d*|footnotes|endnotes|footer\d*)\.xml")
RUNS = re.compile(r"word/(embeddings|activeX|ctrls)/|vbaProject|vbaData", re.I)
TELLS_OTHERS = (b"oasis.opendocument", b"spreadsheetml", b"presentationml")
EXTERNAL = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*?TargetMode\s*=\s*[\"']External[\"'][^>]*>")


def read(data: bytes) -> Reading:
    """Raises Unacceptable."""
    parts = _parts(data)
    _check_type(parts)
    for name, part in parts.items():
        _check_part(name, part)
    text = "\n".join(
        _text(parts[name]) for name in sorted(parts, key=_order) if READ.fullmatch(name)
    )
    return Reading(pages=_pages(parts), text=text)


def _parts(data: bytes) -> dict[str, bytes]:
    """By name, inflated."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            entries = archive.infolist()
            comment = archive.comment
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise Unacceptable(Code.DAMAGED) from error
    if data.rfind(END_OF_ZIP) + END_SIZE + len(comment) != len(data):
        raise Unacceptable(Code.TWO_IN_ONE)
    if len(entries) > limits.PARTS:
        raise Unacceptable(Code.TOO_COMPLEX)
    _check_entries(entries)
    parts, left = {}, limits.ALL_PARTS
    for entry in entries:
        parts[entry.filename] = _inflated(data, entry, at_most=left)
        left -= len(parts[entry.filename])
    return parts


def _check_entries(entries: list[zipfile.ZipInfo]) -> None:
    """Each once, apart from the others, and under a name that stays inside."""
    if any(entry.flag_bits & ENCRYPTED for entry in entries):
        raise Unacceptable(Code.PASSWORD)
    names = [entry.filename.casefold() for entry in entries]
    outside = any(re.search(r"^/|\\|\0|(^|/)\.\.(/|$)|^\w:", name) for name in names)
    if outside or len(set(names)) < len(names):
        raise Unacceptable(Code.DAMAGED)
    ordered = sorted(entries, key=lambda entry: entry.header_offset)
    for one, following in pairwise(ordered):
        if one.header_offset + LOCAL_HEADER.size + one.compress_size > following.header_offset:
            raise Unacceptable(Code.TOO_COMPLEX)


def _inflated(data: bytes, entry: zipfile.ZipInfo, *, at_most: int) -> bytes:
    try:
        header = LOCAL_HEADER.unpack_from(data, entry.header_offset)
    except struct.error as error:
        raise Unacceptable(Code.DAMAGED) from error
    begins = entry.header_offset + LOCAL_HEADER.size + header[9] + header[10]
    packed = data[begins : begins + entry.compress_size]
    if entry.compress_type == zipfile.ZIP_DEFLATED:
        part = inflate(packed, at_most=max(at_most, 1), wbits=RAW)
    elif entry.compress_type == zipfile.ZIP_STORED:
        part = packed
    else:
        raise Unacceptable(Code.DAMAGED)
    if len(part) != entry.file_size:
        raise Unacceptable(Code.DAMAGED)
    return part


def _check_type(parts: dict[str, bytes]) -> None:
    """Of the files that are zips too, people have many."""
    types = parts.get("[Content_Types].xml", b"")
    text = types.decode("utf-8", "replace")
    if "macroEnabled" in text:
        raise Unacceptable(Code.MACRO)
    if f'"{DOCUMENT}"' in text or f'"{TEMPLATE}"' in text:
        return
    told = types + parts.get("mimetype", b"")
    other = any(word in told for word in TELLS_OTHERS) or "Index/Document.iwa" in parts
    raise Unacceptable(Code.OTHER_OFFICE if other else Code.OTHER)


def _check_part(name: str, part: bytes) -> None:
    if RUNS.search(name):
        raise Unacceptable(Code.MACRO)
    if not name.endswith((".xml", ".rels")):
        return
    if len(part) > limits.PART:
        raise Unacceptable(Code.TOO_COMPLEX)
    if part.startswith((b"\xfe\xff", b"\xff\xfe")) or b"<!DOCTYPE" in part or b"<!ENTITY" in part:
        raise Unacceptable(Code.DAMAGED)
    if name.endswith(".rels") and any(b"/hyperlink" not in it for it in EXTERNAL.findall(part)):
        raise Unacceptable(Code.REMOTE)


def _text(part: bytes) -> str:
    """A line for each paragraph and each cell. What stands there twice for old programs, once."""
    lines, line = [], []
    for kind, name, text in _words(part):
        if kind == "end" and name == "t":
            line.append(text)
        elif kind == "end" and name in ("tab", "br", "cr"):
            line.append(" ")
        elif kind == "end" and name == "p":
            lines.append("".join(line))
            line = []
    return "\n".join(lines)


def _words(part: bytes) -> Iterator[tuple[str, str, str]]:
    skipped = 0
    try:
        for kind, element in iterparse(BytesIO(part), events=("start", "end"), forbid_dtd=True):
            if element.tag == FALLBACK:
                skipped += 1 if kind == "start" else -1
            if not skipped:
                yield kind, _local(element), element.text or ""
            if kind == "end" and element.tag.endswith("}p"):
                element.clear()
    except (ParseError, DefusedXmlException, ValueError, LookupError) as error:
        raise Unacceptable(Code.DAMAGED) from error


def _local(element: Any) -> str:
    tag: str = element.tag
    return tag.removeprefix(WORD).removeprefix(STRICT)


def _order(name: str) -> tuple[int, str]:
    """What stands at the top of the page first."""
    return (0 if "header" in name else 1 if "document" in name else 2, name)


def _pages(parts: dict[str, bytes]) -> int | None:
    """As the program that saved it counted them."""
    found = re.search(rb"<Pages>(\d{1,4})</Pages>", parts.get("docProps/app.xml", b""))
    return int(found[1]) if found else None
