"""Certificates as a PDF to print and to send: tagged, with its fonts inside (PDF/UA).

Typst sets it: one wheel without libraries of the system. Nothing that somebody typed is read as
markup, since it comes in as data. The fonts that Typst brings know Latin letters with every
accent, Greek and Cyrillic; a name in another script is set where the machine has a font for it, and
in Latin letters else (docs/operations.md).
"""

import io
import json
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import segno
import typst
from anyascii import anyascii
from django.conf import settings
from django.utils import timezone, translation
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.models import Certificate
from outbox.letters import absolute

TEMPLATE = Path(__file__).with_name("certificate.typ")
ACCESSIBLE: Final = "ua-1"
FONTS = ["Libertinus Serif", "DejaVu Sans Mono"]  # brought along; then whatever the machine has
HOUSES = settings.BASE_DIR / "site/static/img/houses.svg"
DRAWINGS = ("houses", "qr")
NO_BREAK = "\u00a0"


def certificate_file(certificates: Sequence[Certificate]) -> bytes:
    """One PDF, a page for each; in the language of each, at least one."""
    first = certificates[0]
    facts = {
        "title": str(first) if len(certificates) == 1 else first.title,
        "author": first.organiser,
        "lang": first.language,
        "date": _day(timezone.localdate()),
        "fonts": FONTS,
        "houses": HOUSES.read_text(),
        "certificates": [_facts(each) for each in certificates],
    }
    try:
        return _set(facts)
    except typst.TypstError as error:
        if "could not be displayed" not in str(error):
            raise
        return _set(_in_latin(facts))


def _set(facts: dict[str, Any]) -> bytes:
    inputs = {"facts": json.dumps(facts)}
    pdf: bytes = typst.compile(str(TEMPLATE), sys_inputs=inputs, pdf_standards=ACCESSIBLE)
    return pdf


def _in_latin(facts: Any) -> Any:
    """What no font here can show, in Latin letters: as in a passport, as far as we know."""
    if isinstance(facts, str):
        return "".join(each if _is_known(each) else anyascii(each) for each in facts)
    if isinstance(facts, list):
        return [_in_latin(each) for each in facts]
    if isinstance(facts, dict):
        return {key: value if key in DRAWINGS else _in_latin(value) for key, value in facts.items()}
    return facts


def _is_known(character: str) -> bool:
    """Latin, Greek, Cyrillic and the usual signs: a font for them is brought along."""
    return character < "\u0530" or "\u1e00" <= character < "\u2300"


def _facts(certificate: Certificate) -> dict[str, Any]:
    with translation.override(certificate.language):
        address = absolute(certificate.check_address)
        return {
            "lang": certificate.language,
            "heading": _("Certificate of attendance"),
            "name": certificate.name,
            "took_part": _("has taken part in the course"),
            "course": certificate.title,
            "extent": extent_in_words(certificate),
            "days": days_in_words(certificate),
            "organiser": certificate.organiser,
            "centre": certificate.centre,
            "given": _("Given on %(day)s") % {"day": date_format(certificate.given_on)},
            "valid": _("Valid without a signature: the code shows that it is genuine."),
            "check": _("Is it genuine? Look here, with this code:"),
            "code": certificate.printed_code,
            "address": address,
            "short_address": address.partition("://")[2].partition(certificate.code)[0].rstrip("/"),
            "qr": _qr(address),
            "qr_words": _("QR code: opens the page that tells whether the certificate is genuine"),
        }


def extent_in_words(certificate: Certificate) -> str:
    """6 of 8 meetings, 12 hours in all."""
    n = len(certificate.attended)
    meetings = ngettext(
        "%(n)d of %(all)d meeting", "%(n)d of %(all)d meetings", certificate.meetings
    ) % {"n": n, "all": certificate.meetings}
    minutes = sum((ends - starts).total_seconds() / 60 for starts, ends in moments(certificate))
    hours = number_format(round(minutes / 60, 2)).rstrip("0").rstrip(".,")
    told = ngettext("%(hours)s hour in all", "%(hours)s hours in all", 1 if hours == "1" else 2)
    return f"{meetings}, {told % {'hours': hours}}"


def days_in_words(certificate: Certificate) -> str:
    """The dates attended, in the language that is active."""
    days = [timezone.localdate(starts) for starts, _ends in moments(certificate)]
    words = (date_format(day, "SHORT_DATE_FORMAT").replace(" ", NO_BREAK) for day in days)
    return " · ".join(words)


def moments(certificate: Certificate) -> list[tuple[datetime, datetime]]:
    """When the meetings began and ended that she came to."""
    return [
        (datetime.fromisoformat(starts), datetime.fromisoformat(ends))
        for starts, ends in certificate.attended
    ]


def _day(day: Any) -> dict[str, int]:
    return {"year": day.year, "month": day.month, "day": day.day}


def _qr(address: str) -> str:
    drawing = io.BytesIO()
    segno.make(address, error="m", micro=False).save(
        drawing, kind="svg", border=0, dark="#10292b", xmldecl=False
    )
    return drawing.getvalue().decode()
