"""Giving a person everything we hold about her, and erasing it.

Composed of the apps' own modules; what they offer is written down in ``accounts.personal_data``.
"""

from collections.abc import Iterator
from typing import Any, cast

from django.db import transaction
from django.utils import timezone

from accounts.models import AccessLog, User
from accounts.personal_data import PersonalData
from home.my_page import offered
from vocabulary.refused import Refused


class CannotBeErased(Refused):
    """``reasons``: sentences that say what to do first."""

    def __init__(self, reasons: list[str]) -> None:
        super().__init__(" ".join(reasons))
        self.reasons = reasons


def _apps() -> Iterator[PersonalData]:
    for module in offered("personal_data"):
        if hasattr(module, "held"):
            yield cast(PersonalData, module)


def export(user: User) -> dict[str, Any]:
    """Everything held about this person, by app, ready for JSON."""
    AccessLog.add("exported", user, by=user, about=user)
    return {"made_at": timezone.now()} | {
        app.__name__.partition(".")[0]: app.held(user) for app in _apps()
    }


def hindrances(user: User) -> list[str]:
    return [reason for app in _apps() for reason in app.hindrances(user)]


@transaction.atomic
def erase(user: User) -> None:
    """Erase the person from every app, then the account. Raises CannotBeErased."""
    reasons = hindrances(User.objects.select_for_update().get(pk=user.pk))
    if reasons:
        raise CannotBeErased(reasons)
    for app in _apps():
        app.erase(user)
    AccessLog.add("erased", user)
    user.delete()
