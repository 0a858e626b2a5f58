"""QR codes of addresses, as drawings without any style of their own."""

import io

import segno
from django.utils.safestring import SafeString, mark_safe


def qr_svg(address: str) -> SafeString:
    """For a page: an inline SVG."""
    drawing = _code(address).svg_inline(omitsize=True, border=2, lineclass=None, svgclass=None)
    return mark_safe(drawing)


def qr_drawing(address: str, ink: str) -> str:
    """For a PDF: an SVG document without a margin."""
    drawing = io.BytesIO()
    _code(address).save(drawing, kind="svg", border=0, dark=ink, xmldecl=False)
    return drawing.getvalue().decode()


def _code(address: str) -> segno.QRCode:
    return segno.make(address, error="m", micro=False)
