"""The ticket as a QR code: it opens the person at the desk with any telephone's camera.

It holds an address with the ticket code, and nothing about the person.
"""

import io
import re

import segno
from django.urls import reverse
from django.utils.safestring import SafeString

from outbox.letters import absolute
from vocabulary.qr_codes import qr_svg

TYPED_BY_A_SCANNER = re.compile(r"(?i)https?\W.*\Wdesk\Wscan\W(?P<code>[a-z0-9]+)\W?")


def ticket_address(code: str) -> str:
    return absolute(reverse("desk:scan", args=[code]))


def code_in(typed: str) -> str:
    """The ticket code where a scanner types the whole address; anything else as it is."""
    scanned = TYPED_BY_A_SCANNER.fullmatch(typed.strip())
    return scanned["code"] if scanned else typed


def ticket_svg(code: str) -> SafeString:
    """For a page: an inline SVG without any style of its own."""
    return qr_svg(ticket_address(code))


def ticket_png(code: str) -> bytes:
    """For a mail: a picture that a telephone can show without a connection."""
    picture = io.BytesIO()
    _qr(ticket_address(code)).save(picture, kind="png", scale=8, border=4)
    return picture.getvalue()


def _qr(address: str) -> segno.QRCode:
    return segno.make(address, error="m", micro=False)
