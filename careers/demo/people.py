"""Whose the demo is."""

from dataclasses import dataclass

from accounts.models import User


@dataclass(frozen=True)
class People:
    """``hr`` acts for a verified company; ``spouse`` is in the CV bank; ``adviser`` works here."""

    spouse: User
    hr: User
    adviser: User
