"""Files that somebody might upload as a CV to harm the site or whoever opens them."""

import struct
import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from tests.careers.cv_files import (
    annotate,
    attach,
    document,
    docx,
    paragraph,
    parts,
    pdf,
    relations,
    zipped,
)

MEGABYTE = 1_000_000


def action(kind: str, **more: object) -> Callable[[Pdf], None]:
    """Done as soon as the document is opened."""

    def put(made: Pdf) -> None:
        made.Root.OpenAction = Dictionary(S=Name(kind), **more)

    return put


def in_object_stream(made: Pdf) -> None:
    act = made.make_indirect(Dictionary(S=Name.JavaScript, JS=String("app.alert(1)")))
    made.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([String("x"), act])))


def deep(made: Pdf) -> None:
    inner: pikepdf.Object = Array([])
    for _ in range(200):
        inner = Array([inner])
    made.Root.Deep = inner


def film(made: Pdf) -> None:
    annotate(made, Dictionary(Type=Name.Annot, Subtype=Name.RichMedia, Rect=[0, 0, 9, 9]))


def javascript_link(made: Pdf) -> None:
    act = Dictionary(S=Name.URI, URI=String(" JavaScript:alert(1)"))
    annotate(made, Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9], A=act))


def on_closing(made: Pdf) -> None:
    made.pages[0].obj.AA = Dictionary(C=Dictionary(S=Name.Named, N=Name.Print))


def xfa(made: Pdf) -> None:
    made.Root.AcroForm = Dictionary(XFA=Stream(made, b"<xdp/>"), Fields=Array([]))


def stream(content: bytes, *filters: str, **more: object) -> Callable[[Pdf], None]:
    def put(made: Pdf) -> None:
        made.Root.Extra = Stream(made, content, Filter=Array([Name(f) for f in filters]), **more)

    return put


def zeros(size: int) -> bytes:
    """Zeros, compressed: a megabyte of them that is there so many times. The checksum is missing,
    since nobody should come as far."""
    machine = zlib.compressobj(9)
    head = machine.compress(b"") + machine.flush(zlib.Z_FULL_FLUSH)
    megabyte = machine.compress(bytes(MEGABYTE)) + machine.flush(zlib.Z_FULL_FLUSH)
    return head + megabyte * (size // MEGABYTE)


def twice(size: int) -> bytes:
    return zlib.compress(zeros(size), 9)


def run_length(size: int) -> bytes:
    return b"\x81\x00" * (size // 128) + b"\x80"


def picture(side: int) -> Callable[[Pdf], None]:
    sizes = {"Width": side, "Height": side, "BitsPerComponent": 8}
    kind = {"Type": Name.XObject, "Subtype": Name.Image, "ColorSpace": Name.DeviceGray}
    return stream(zeros(1000), "/FlateDecode", **sizes, **kind)


def page_of(side: int) -> Callable[[Pdf], None]:
    return lambda made: made.pages[0].obj.__setitem__("/MediaBox", Array([0, 0, side, side]))


def many_objects(number: int) -> Callable[[Pdf], None]:
    def put(made: Pdf) -> None:
        made.Root.Many = Array([made.make_indirect(Dictionary(N=n)) for n in range(number)])

    return put


def endless_text(made: Pdf) -> None:
    """Each form draws the next one ten times."""
    inner = Stream(made, b"BT /F1 12 Tf (ha) Tj ET")
    for _ in range(9):
        outer = Stream(made, b"/X Do " * 10)
        for each in (inner, outer):
            each.Type, each.Subtype, each.BBox = Name.XObject, Name.Form, Array([0, 0, 9, 9])
        outer.Resources = Dictionary(XObject=Dictionary(X=inner))
        inner = outer
    page = made.pages[0].obj
    page.Resources.XObject, page.Contents = Dictionary(X=inner), Stream(made, b"/X Do")


def page_tree_in_a_circle() -> bytes:
    objects = b"1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Count 9"
    return b"%PDF-1.4\n" + objects + b"/Kids[2 0 R]>>endobj trailer<</Root 1 0 R>>\n%%EOF"


def lying_size(content: bytes, says: int) -> bytes:
    """A document whose directory says that the main part is small."""
    made = bytearray(docx({"word/media/a.bin": content}))
    name = b"word/media/a.bin"
    for signature, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = made.rfind(signature, 0, made.find(name) if place == 22 else made.rfind(name))
        struct.pack_into("<I", made, at + place, says)
    return bytes(made)


def overlapping(copies: int) -> bytes:
    """One compressed piece that a hundred entries of the directory point at."""
    piece = BytesIO()
    with zipfile.ZipFile(piece, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a", bytes(9 * MEGABYTE))
    whole = piece.getvalue()
    at = whole.find(b"PK\x01\x02")
    local, entry = whole[:at], whole[at : whole.find(b"PK\x05\x06")]
    entries = b"".join(entry[:46] + bytes([97 + n % 26]) for n in range(copies))
    end = struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, copies, copies, len(entries), at, 0)
    return local + entries + end


def with_password(**options: object) -> bytes:
    return pdf(encryption=pikepdf.Encryption(**options))  # type: ignore[arg-type]


def entity(kind: str) -> bytes:
    declared = {
        "laughs": '<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;">',
        "file": '<!ENTITY b SYSTEM "file:///etc/passwd">',
    }[kind]
    body = document(paragraph("&b;")).removeprefix('<?xml version="1.0"?>')
    text = f'<?xml version="1.0"?><!DOCTYPE d [{declared}]>{body}'
    return docx({"word/document.xml": text})


def utf16_entity() -> bytes:
    text = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE d [<!ENTITY b "x">]><d>&b;</d>'
    return docx({"word/document.xml": text.encode("utf-16")})


def encrypted_zip() -> bytes:
    made = bytearray(docx())
    for signature, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = made.find(signature)
        made[at + place] |= 1
    return bytes(made)


MACRO = "application/vnd.ms-word.document.macroEnabled.main+xml"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
HTML = b"<!DOCTYPE html><html><script>alert(1)</script></html>"

# By name: what makes the file, and the code of its verdict.
HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing": (lambda: b"", "empty"),
    "blanks": (lambda: b" \n" * 500, "empty"),
    "zeros": (lambda: bytes(5000), "empty"),
    "eleven megabytes": (lambda: pdf() + bytes(11 * MEGABYTE), "too_large"),
    "javascript at opening": (lambda: pdf(add=[action("/JavaScript", JS=String("1"))]), "script"),
    "javascript by names": (lambda: pdf(add=[in_object_stream]), "script"),
    "javascript in an object stream": (
        lambda: pdf(add=[in_object_stream], object_stream_mode=pikepdf.ObjectStreamMode.generate),
        "script",
    ),
    "javascript spelled in numbers": (
        lambda: pdf(add=[action("/JavaScript")]).replace(b"/JavaScript", b"/J#61vaScript"),
        "script",
    ),
    "javascript link": (lambda: pdf(add=[javascript_link]), "script"),
    "launch": (lambda: pdf(add=[action("/Launch", F=String("calc.exe"))]), "script"),
    "submit": (lambda: pdf(add=[action("/SubmitForm", F=String("http://x"))]), "script"),
    "import": (lambda: pdf(add=[action("/ImportData", F=String("x.fdf"))]), "script"),
    "other document": (lambda: pdf(add=[action("/GoToR", F=String("\\\\x\\y"))]), "script"),
    "film": (lambda: pdf(add=[film]), "script"),
    "at closing a page": (lambda: pdf(add=[on_closing]), "script"),
    "xfa form": (lambda: pdf(add=[xfa]), "script"),
    "program attached": (lambda: pdf(add=[attach("cv.exe", b"MZ" + bytes(99))]), "attachment"),
    "program attached as xml": (lambda: pdf(add=[attach("a.xml", b"MZ<?xml")]), "attachment"),
    "pdf attached": (lambda: pdf(add=[attach("a.pdf", pdf())]), "attachment"),
    "password to open": (lambda: with_password(user="u", owner="o"), "password"),
    "flate bomb": (lambda: pdf(add=[stream(zeros(400 * MEGABYTE), "/FlateDecode")]), "too_complex"),
    "flate bomb in flate": (
        lambda: pdf(add=[stream(twice(400 * MEGABYTE), "/FlateDecode", "/FlateDecode")]),
        "too_complex",
    ),
    "many small bombs": (
        lambda: pdf(
            add=[
                lambda made: made.Root.__setitem__(
                    "/Many",
                    Array(
                        Stream(made, zeros(20 * MEGABYTE), Filter=Name.FlateDecode)
                        for _ in range(10)
                    ),
                )
            ]
        ),
        "too_complex",
    ),
    "run length bomb": (
        lambda: pdf(add=[stream(run_length(500 * MEGABYTE), "/RunLengthDecode")]),
        "too_complex",
    ),
    "picture of a billion dots": (lambda: pdf(add=[picture(40_000)]), "too_complex"),
    "page of a kilometre": (lambda: pdf(add=[page_of(2_800_000)]), "too_complex"),
    "hundred thousand objects": (lambda: pdf(add=[many_objects(100_000)]), "too_complex"),
    "deep": (lambda: pdf(add=[deep]), "too_complex"),
    "seventy pages": (lambda: pdf(pages=70), "too_many_pages"),
    "circle of pages": (page_tree_in_a_circle, "damaged"),
    "half a pdf": (lambda: (made := pdf(pages=9))[: len(made) // 2], "damaged"),
    "no more than a head": (lambda: b"%PDF-1.7\n", "damaged"),
    "head and nonsense": (lambda: b"%PDF-1.7\n" + bytes(range(256)) * 40, "damaged"),
    "web page before the pdf": (lambda: HTML + pdf(), "two_in_one"),
    "web page in the pdf's head": (
        lambda: pdf().replace(b"\n", b"\n%" + HTML + b"\n", 1),
        "two_in_one",
    ),
    "web page after the pdf": (lambda: pdf() + HTML, "two_in_one"),
    "zip after the pdf": (lambda: pdf() + zipped({"a.exe": "MZ"}), "two_in_one"),
    "pdf in front of a docx": (lambda: b"%PDF-1.4 " + docx(), "two_in_one"),
    "docx with a pdf in its first part": (
        lambda: zipped({"a.txt": "%PDF-1.4"} | parts(), zipfile.ZIP_STORED),
        "two_in_one",
    ),
    "web page after the docx": (lambda: docx() + HTML, "two_in_one"),
    "macros": (lambda: docx({"word/vbaProject.bin": b"x"}, kind=MACRO), "macro"),
    "macros under a harmless type": (lambda: docx({"word/vbaProject.bin": b"x"}), "macro"),
    "embedded file": (lambda: docx({"word/embeddings/o.bin": OLE}), "macro"),
    "control": (lambda: docx({"word/activeX/activeX1.xml": "<a/>"}), "macro"),
    "template from elsewhere": (
        lambda: docx(
            {"word/_rels/settings.xml.rels": relations("https://x/t.dotm", "attachedTemplate")}
        ),
        "remote",
    ),
    "picture from elsewhere": (
        lambda: docx({"word/_rels/document.xml.rels": relations("http://x/a.png", "image")}),
        "remote",
    ),
    "laughs": (lambda: entity("laughs"), "damaged"),
    "entity of a file": (lambda: entity("file"), "damaged"),
    "entity in utf-16": (utf16_entity, "damaged"),
    "broken xml": (lambda: docx({"word/document.xml": "<w:document><w:p>"}), "damaged"),
    "xml of 250 megabytes": (
        lambda: docx(body=f"<!--{'x' * 250 * MEGABYTE}-->"),
        "too_complex",
    ),
    "xml of 30 megabytes": (lambda: docx(body=paragraph("x " * 15 * MEGABYTE)), "too_complex"),
    "many parts": (lambda: docx({f"word/{n}.xml": "<a/>" for n in range(1500)}), "too_complex"),
    "lying size": (lambda: lying_size(bytes(50 * MEGABYTE), says=10), "damaged"),
    "overlapping": (lambda: overlapping(26), "too_complex"),
    "way out": (lambda: docx({"../../etc/cron.d/x": "x"}), "damaged"),
    "way out with backslashes": (lambda: docx({"..\\x": "x"}), "damaged"),
    "from the root": (lambda: docx({"/etc/passwd": "x"}), "damaged"),
    "twice the same part": (lambda: docx({"Word/Document.xml": "<a/>"}), "damaged"),
    "half a docx": (lambda: (made := docx())[: len(made) // 2], "damaged"),
    "encrypted part": (encrypted_zip, "password"),
    "docx with a password": (lambda: OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
    "old word": (lambda: OLE, "old_word"),
    "spreadsheet": (lambda: docx(kind=SHEET), "other_office"),
    "spreadsheet with a word part": (
        lambda: docx(
            {"xl/workbook.xml": "<a/>", "[Content_Types].xml": f'<T ContentType="{SHEET}"/>'}
        ),
        "other_office",
    ),
    "openoffice": (
        lambda: zipped({"mimetype": "application/vnd.oasis.opendocument.text"}),
        "other_office",
    ),
    "rich text": (lambda: b"{\\rtf1 hello}", "other_office"),
    "zip": (lambda: zipped({"a.txt": "x"}), "other"),
    "picture": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(99), "picture"),
    "photograph": (lambda: b"\xff\xd8\xff\xe0" + bytes(99), "picture"),
    "iphone's photograph": (lambda: b"\0\0\0\x18ftypheic" + bytes(99), "picture"),
    "web page": (lambda: HTML, "web_page"),
    "drawing with a script": (lambda: b"<svg onload='alert(1)'/>", "web_page"),
    "program": (lambda: b"MZ" + bytes(range(256)), "other"),
    "text": (lambda: b"I am a nurse.", "other"),
}
