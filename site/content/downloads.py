"""Files that are handed out."""

from django.http import HttpResponse


def pdf_response(content: bytes, filename: str) -> HttpResponse:
    """To be kept, not shown: a browser's own viewer would not name it."""
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{filename}"'
    return response
