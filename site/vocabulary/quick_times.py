"""Times of hundreds of rows: Django takes 4 µs for each that PostgreSQL sends, half of a feed.

So they are asked for as text, and Python makes them of it.
"""

from datetime import UTC, datetime

from django.db.models import TextField
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast


def as_text(time: str | Combinable) -> Cast:
    """A field or an expression; not to be ordered by."""
    return Cast(time, TextField())


def from_text(written: str) -> datetime:
    """In UTC; SQLite does not say so."""
    return datetime.fromisoformat(written).replace(tzinfo=UTC)
