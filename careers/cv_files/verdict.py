"""The answer to whoever uploads a CV: yes, or in words what to do instead."""

from dataclasses import asdict, dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from careers.cv_files import confined, limits
from careers.cv_files.reading import Code

ACCEPTED = (Code.OK, Code.NO_TEXT)
AS_PDF = _("Open it where you wrote it, save or print it as PDF, and upload that file.")

MESSAGES = {
    Code.OK: _("We have your CV."),
    Code.NO_TEXT: _(
        "We have your CV. It is a picture of a page, so we could not read any words in it: fill in "
        "your profile by hand."
    ),
    Code.EMPTY: _("The file is empty. Choose it again, or save it once more first."),
    Code.TOO_LARGE: _(
        "The file is larger than 10 MB. Make the pictures in it smaller, or leave them out, and "
        "save it as PDF again."
    ),
    Code.TOO_MANY_PAGES: _(
        "The file has more than 60 pages. Upload the CV alone, without certificates."
    ),
    Code.TOO_COMPLEX: _("We could not read the file: it is more than a CV should be."),
    Code.DAMAGED: _("The file is damaged or was not uploaded to its end."),
    Code.PASSWORD: _("The file asks for a password. Save it as PDF without a password."),
    Code.SCRIPT: _("The file contains a program, a film or a form that sends data."),
    Code.ATTACHMENT: _(
        "The PDF has other files attached to it. Take them off, or print it as PDF."
    ),
    Code.MACRO: _("The document contains macros or other files. Save it as PDF."),
    Code.REMOTE: _("The document loads something from the internet when it is opened."),
    Code.TWO_IN_ONE: _("The file is two kinds of file at once."),
    Code.OLD_WORD: _("This is a file of an old version of Word, or no CV."),
    Code.OTHER_OFFICE: _("This is a file of another program."),
    Code.PICTURE: _("This is a picture. Put it into a document, and save that as PDF."),
    Code.WEB_PAGE: _("This is a web page. Print it as PDF from your browser."),
    Code.OTHER: _("This is neither a PDF nor a Word file (DOCX)."),
}
SAY_AS_PDF = {
    *(Code.TOO_COMPLEX, Code.DAMAGED, Code.SCRIPT, Code.REMOTE, Code.TWO_IN_ONE),
    *(Code.OLD_WORD, Code.OTHER_OFFICE, Code.OTHER),
}


@dataclass(frozen=True)
class Verdict:
    """``pages`` is None where nobody knows; ``text`` is for the person's own form alone."""

    accepted: bool
    code: str
    message: str
    pages: int | None = None
    text: str = ""

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def check(data: bytes) -> Verdict:
    """Whether this content may be kept as a CV, in at most some seconds, whatever it is."""
    if len(data) > limits.FILE:
        return _verdict({"code": Code.TOO_LARGE})
    return _verdict(confined.read(data))


def _verdict(found: dict[str, Any]) -> Verdict:
    code = Code(found["code"])
    message = str(MESSAGES[code])
    if code in SAY_AS_PDF:
        message = f"{message} {AS_PDF}"
    return Verdict(
        code in ACCEPTED, code.value, message, found.get("pages"), found.get("text") or ""
    )
