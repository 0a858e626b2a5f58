"""Certificates as a PDF to print and to send: tagged, with its fonts inside (PDF/UA)."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone, translation
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.models import Certificate
from outbox.letters import absolute
from vocabulary.qr_codes import qr_drawing
from vocabulary.typesetting import day_facts, set_pdf

TEMPLATE = Path(__file__).with_name("certificate.typ")
HOUSES = settings.BASE_DIR / "site/static/img/houses.svg"
DRAWINGS = ("houses", "qr")
INK = "#10292b"
NO_BREAK = "\u00a0"


def certificate_file(certificates: Sequence[Certificate]) -> bytes:
    """One PDF, a page for each; in the language of each, at least one."""
    first = certificates[0]
    title = str(first) if len(certificates) == 1 else first.title
    sheets = [_sheet(each) for each in certificates]
    return set_sheets(title, first.organiser, first.language, sheets)


def set_sheets(title: str, author: str, language: str, sheets: list[dict[str, Any]]) -> bytes:
    """Of courses, and of whatever else is certified: what a sheet shows is as in ``_sheet``."""
    facts = {
        "title": title,
        "author": author,
        "lang": language,
        "date": day_facts(timezone.localdate()),
        "houses": HOUSES.read_text(),
        "certificates": sheets,
    }
    return set_pdf(TEMPLATE, facts, drawings=DRAWINGS)


def proof_facts(code: str, printed_code: str, path: str) -> dict[str, str]:
    """How whoever holds the paper finds out whether it is genuine, in the language that is active;
    ``path``: of the page that tells it."""
    address = absolute(path)
    return {
        "valid": _("Valid without a signature: the code shows that it is genuine."),
        "check": _("Is it genuine? Look here, with this code:"),
        "code": printed_code,
        "address": address,
        "short_address": address.partition("://")[2].partition(code)[0].rstrip("/"),
        "qr": qr_drawing(address, INK),
        "qr_words": _("QR code: opens the page that tells whether the certificate is genuine"),
    }


def _sheet(certificate: Certificate) -> dict[str, Any]:
    code, printed_code = certificate.code, certificate.printed_code
    with translation.override(certificate.language):
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
            **proof_facts(code, printed_code, certificate.check_address),
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
