"""What a file really is, by its first bytes."""

import re
import zipfile
from io import BytesIO

from careers.cv_files.reading import Code, Unacceptable

PDF, DOCX = "pdf", "docx"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# An encrypted DOCX is an OLE file with a stream of this name.
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
PICTURES = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"RIFF", b"II*\0", b"MM\0*", b"BM")
WEB_PAGE = re.compile(
    rb"\s*(<!--.*?-->\s*)*<(!doctype html|html|head|body|script|svg)", re.I | re.S
)
BEGINNING = 1024


def kind_of(data: bytes) -> str:
    """PDF or DOCX. Raises Unacceptable for anything else, and for what is two things at once."""
    if not data.strip(b"\0 \t\r\n"):
        raise Unacceptable(Code.EMPTY)
    if data.startswith(b"%PDF-"):
        if zipfile.is_zipfile(BytesIO(data)):
            raise Unacceptable(Code.TWO_IN_ONE)
        return PDF
    if b"%PDF-" in data[:BEGINNING]:
        raise Unacceptable(Code.TWO_IN_ONE)
    if data.startswith(b"PK\x03\x04"):
        return DOCX
    raise Unacceptable(_other(data))


def _other(data: bytes) -> Code:
    if data.startswith(OLE):
        return Code.PASSWORD if ENCRYPTED in data else Code.OLD_WORD
    if data.startswith(PICTURES) or data[4:12] in (b"ftypheic", b"ftypmif1", b"ftypavif"):
        return Code.PICTURE
    if WEB_PAGE.match(data[:BEGINNING]):
        return Code.WEB_PAGE
    if data.startswith(b"{\\rtf"):
        return Code.OTHER_OFFICE
    return Code.OTHER
