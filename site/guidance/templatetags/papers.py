"""What a paper must be like on the day it is handed in."""

from datetime import date, datetime

from django import template
from django.utils import timezone

from guidance.models import Document

register = template.Library()


@register.filter
def oldest_at(paper: Document, visit: datetime) -> date | None:
    """The earliest date that it may bear at this visit; None where it may be old."""
    return paper.oldest_on(timezone.localdate(visit))
