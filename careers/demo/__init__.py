"""The demo's CV bank: people who look for work, what employers see of them, and who asked.

Made by the use cases, the same from the same first day, and safe to run again: what exists is left.
"""

from dataclasses import dataclass
from datetime import date

from accounts.models import User

__all__ = ["People", "load"]


@dataclass(frozen=True)
class People:
    """``hr`` acts for a verified company; ``spouse`` is in the CV bank; ``adviser`` works here."""

    spouse: User
    hr: User
    adviser: User


def load(today: date, people: People) -> None:
    """Fill the CV bank and the job bank. The company of ``hr`` is there already."""
