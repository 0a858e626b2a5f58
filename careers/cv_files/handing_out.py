"""The file as it came, to keep and not to show; whether somebody may have it is asked before."""

from django.http import FileResponse
from django.utils.translation import gettext_lazy as _

from careers.models import CVFile
from vocabulary.refused import Refused

TYPES = {
    CVFile.Kind.PDF: "application/pdf",
    CVFile.Kind.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


class NotScannedYet(Refused):
    message = _("The virus scanner has not looked at this file yet. Try again in some minutes.")


class GoneMeanwhile(Refused):
    message = _("This file has just been replaced or deleted. What is there now, you see here.")


def hand_out(cv_file: CVFile, handle: str) -> FileResponse:
    """Named for the handle, as the upload's own name tells who she is.

    Raises NotScannedYet; GoneMeanwhile where she has replaced it since the row was read.
    """
    if not cv_file.may_be_handed_out:
        raise NotScannedYet
    try:
        opened = cv_file.file.open("rb")
    except FileNotFoundError as error:
        raise GoneMeanwhile from error
    return FileResponse(
        opened,
        as_attachment=True,
        filename=f"CV-{handle}.{cv_file.kind}",
        content_type=TYPES[CVFile.Kind(cv_file.kind)],
        headers=PROTECTED,
    )


PROTECTED = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "Cache-Control": "private, no-store",
    "X-Robots-Tag": "noindex, nofollow",
}
