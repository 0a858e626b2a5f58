"""How the two are called. Never by an address, which stands in for a name elsewhere."""

from django.utils.functional import Promise

from mentoring.models import Match, Side


def full_name(match: Match, side: Side) -> str | Promise:
    """Both have said yes: until then a first name is all that is told."""
    return getattr(match, side.value).user.get_full_name() or side.label


def first_name(match: Match, side: Side) -> str | Promise:
    return getattr(match, side.value).user.first_name or side.label
