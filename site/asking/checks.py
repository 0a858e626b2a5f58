"""Said by ``manage.py check --database default``, and before every ``migrate``."""

from typing import Any

from django.core.checks import CheckMessage, Tags, Warning, register
from django.db import DatabaseError


def register_checks() -> None:
    register(_somebody_catches_all, Tags.database)


def _somebody_catches_all(databases: Any = None, **kwargs: Any) -> list[CheckMessage]:
    """Without it questions still have an owner: it is made anew when the next one is asked."""
    from asking.models import Team

    try:
        there = not databases or Team.objects.filter(catches_all=True).exists()
    except DatabaseError:  # before the first migration
        return []
    if there:
        return []
    return [
        Warning(
            "No team gets the questions that nobody else has.",
            hint="Run manage.py migrate, which makes it, and see QUESTIONS_EMAIL.",
            id="asking.W001",
        )
    ]
