"""Giving a person everything we hold about her, and erasing it.

Composed of the apps' own modules; what they offer is written down in ``accounts.personal_data``.
What is in nobody's module is ``home.traces``. How she asks for it: ``exporting`` and ``erasing``.
"""

from collections.abc import Iterator
from typing import Any, cast

from django.db import transaction
from django.utils import timezone, translation

from accounts.models import AccessLog, User
from accounts.personal_data import File, PersonalData
from home import traces
from home.models import DataExport
from home.my_page import offered
from vocabulary.refused import Refused

HOLDS = {
    "home.DataExport": "goes with the account, its file too",
    "home.Erasure": "deleted once the last mail has gone",
}


class CannotBeErased(Refused):
    """``reasons``: sentences that say what to do first."""

    def __init__(self, reasons: list[str]) -> None:
        super().__init__(" ".join(reasons))
        self.reasons = reasons


def apps() -> Iterator[PersonalData]:
    for module in offered("personal_data"):
        if hasattr(module, "held"):
            yield cast(PersonalData, module)


def name_of(app: PersonalData) -> str:
    return app.__name__.partition(".")[0]


def export(user: User) -> dict[str, Any]:
    """Everything held about this person, by app, ready for JSON."""
    return {"made_at": timezone.now()} | {name_of(app): app.held(user) for app in apps()}


def files(user: User) -> Iterator[tuple[str, File]]:
    """Documents of hers, with the app that has them."""
    for app in apps():
        for file in getattr(app, "files", _none)(user):
            yield name_of(app), file


def _none(user: User) -> list[Any]:
    return []


def file_names(user: User) -> dict[str, list[str]]:
    """What is to go from the two storages when the rows have gone."""
    mine = list(DataExport.objects.filter(user=user).values_list("name", flat=True))
    private = [name for app in apps() for name in getattr(app, "file_names", _none)(user)]
    return {"private": mine + private, "media": traces.files_of(user)}


def hindrances(user: User) -> list[str]:
    return [reason for app in apps() for reason in app.hindrances(user)]


def hindrances_in(user: User, language: str) -> list[str]:
    with translation.override(language):
        return hindrances(user)


def locked(user: User) -> User:
    """Her account as it now is; who asks for the same waits until the transaction ends."""
    return User.objects.select_for_update().get(pk=user.pk)


@transaction.atomic
def erase(user: User) -> None:
    """Erase the person from every app, then the account. Raises CannotBeErased."""
    reasons = hindrances(locked(user))
    if reasons:
        raise CannotBeErased(reasons)
    for app in apps():
        app.erase(user)
    AccessLog.add("erased", user)
    traces.wipe(user)
    user.delete()
