"""CVs as people have them, made from nothing: PDF and DOCX."""

import zipfile
from collections.abc import Iterable, Mapping
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream
from PIL import Image

WORDS = "Curriculum vitae: five years as a nurse"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
COMPATIBLE = "http://schemas.openxmlformats.org/markup-compatibility/2006"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def pdf(pages: int = 1, words: str = WORDS, *, add: Iterable[object] = (), **save: object) -> bytes:
    """``add`` are functions that are given the document before it is saved."""
    made = Pdf.new()
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    for _ in range(pages):
        page = made.add_blank_page(page_size=(595, 842))
        page.obj.Resources = Dictionary(Font=Dictionary(F1=font))
        page.obj.Contents = Stream(made, f"BT /F1 12 Tf 50 700 Td ({words}) Tj ET".encode())
    for change in add:
        change(made)  # type: ignore[operator]
    return saved(made, **save)


def saved(made: Pdf, **options: object) -> bytes:
    file = BytesIO()
    made.save(file, **options)  # type: ignore[arg-type]
    return file.getvalue()


def scan() -> bytes:
    """A page that is one picture."""
    picture = BytesIO()
    Image.new("L", (1240, 1754), 240).save(picture, "JPEG")

    def put(made: Pdf) -> None:
        image = Stream(made, picture.getvalue())
        image.Type, image.Subtype, image.Filter = Name.XObject, Name.Image, Name.DCTDecode
        image.Width, image.Height, image.BitsPerComponent = 1240, 1754, 8
        image.ColorSpace = Name.DeviceGray
        page = made.pages[0]
        page.obj.Resources = Dictionary(XObject=Dictionary(Im=image))
        page.obj.Contents = Stream(made, b"q 595 0 0 842 0 0 cm /Im Do Q")

    return pdf(add=[put])


def with_link(made: Pdf) -> None:
    act = Dictionary(S=Name.URI, URI=pikepdf.String("https://example.org/me"))
    annotate(made, Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9], A=act))


def annotate(made: Pdf, annotation: Dictionary) -> None:
    made.pages[0].obj.Annots = Array([made.make_indirect(annotation)])


def attach(name: str, content: bytes) -> object:
    def put(made: Pdf) -> None:
        made.attachments[name] = pikepdf.AttachedFileSpec(made, content)

    return put


def paragraph(words: str) -> str:
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


def document(body: str) -> str:
    names = f'xmlns:w="{WORD}" xmlns:mc="{COMPATIBLE}" xmlns:r="{RELATION}"'
    return f'<?xml version="1.0"?><w:document {names}><w:body>{body}</w:body></w:document>'


def parts(body: str = "", *, kind: str = MAIN) -> dict[str, str | bytes]:
    types = f'<Override PartName="/word/document.xml" ContentType="{kind}"/>'
    return {
        "[Content_Types].xml": f'<?xml version="1.0"?><Types>{types}</Types>',
        "_rels/.rels": '<?xml version="1.0"?><Relationships/>',
        "word/document.xml": document(body or paragraph(WORDS)),
    }


def docx(
    more: Mapping[str, str | bytes] | None = None, body: str = "", *, kind: str = MAIN
) -> bytes:
    return zipped(parts(body, kind=kind) | dict(more or {}))


def zipped(files: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return made.getvalue()


def relations(target: str, kind: str) -> str:
    return (
        '<?xml version="1.0"?><Relationships><Relationship Id="r1" '
        f'Type="{RELATION}/{kind}" Target="{target}" TargetMode="External"/></Relationships>'
    )
