"""What we hold about a person, to give her or to erase.

Every app that holds something about people with an account offers a module
``<app>/personal_data.py`` with these three functions; ``home.personal_data`` finds and calls them::

    def held(user: User) -> dict[str, Any]:
        What this app holds about her, by headings, ready for JSON. Dates may be dates. No secrets
        (password hashes, keys), and nothing about anybody else.

    def hindrances(user: User) -> list[str]:
        Why she cannot be erased yet, each a sentence that says what to do first. Mostly empty.

    def erase(user: User) -> None:
        Delete it, or take her out of what must stay (statistics, other people's bookings). Called
        in one transaction with the other apps, upper layers first, before the account is deleted.

    HOLDS: dict[str, str]
        The models of the app that reach a person, by label, with what becomes of her there when
        she is erased. ``NEEDS_NONE`` has those that only look like it, with the reason.

It may offer two more::

    def files(user: User) -> Iterator[File]:
        Documents that are given to her beside the JSON: her CV, her certificates.

    def file_names(user: User) -> list[str]:
        What of hers lies in the private storage; deleted once the rows are gone.

This module is that of ``accounts`` itself.
"""

from dataclasses import dataclass
from typing import Any, Protocol

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.utils.translation import gettext as _

from accounts.models import AccessLog, Consent, User
from accounts.permissions import works_here


@dataclass(frozen=True)
class File:
    """A document of hers, by a name that she knows it by."""

    name: str
    content: bytes


class PersonalData(Protocol):
    """The shape of such a module."""

    __name__: str
    HOLDS: dict[str, str]

    def held(self, user: User) -> dict[str, Any]: ...
    def hindrances(self, user: User) -> list[str]: ...
    def erase(self, user: User) -> None: ...


HOLDS = {
    "accounts.User": "the account, deleted last",
    "accounts.User_groups": "goes with the account",
    "accounts.User_user_permissions": "goes with the account",
    "accounts.Consent": "goes with the account",
    "accounts.AccessLog": "stays without her name; what it says in words is emptied",
}


def held(user: User) -> dict[str, Any]:
    return {
        "account": {
            "email": user.email,
            "first_name": user.first_name,
            "last_name": user.last_name,
            "language": user.language,
            "joined": user.date_joined,
            "last_sign_in": user.last_login,
            "groups": [group.name for group in user.groups.all()],
        },
        "addresses": _rows(EmailAddress.objects.filter(user=user), "email", "verified", "primary"),
        "second_steps": _rows(
            Authenticator.objects.filter(user=user), "type", "created_at", "last_used_at"
        ),
        "sessions": _rows(UserSession.objects.filter(user=user), "created_at", "ip", "user_agent"),
        "consents": _rows(
            Consent.objects.filter(user=user),
            *("purpose", "wording_version", "given_at", "withdrawn_at"),
        ),
        "who_looked": [
            {
                "at": line.at,
                "who": str(line.actor or ""),
                "on_behalf_of": line.on_behalf_of,
                "record": line.record,
                "action": line.action,
                "reason": line.reason,
            }
            for line in AccessLog.objects.about(user).select_related("actor")
        ],
    }


def _rows(records: Any, *fields: str) -> list[dict[str, Any]]:
    return list(records.values(*fields))


def hindrances(user: User) -> list[str]:
    if works_here(user):
        return [_("You work here. Ask an administrator to take your roles from you first.")]
    return []


def erase(user: User) -> None:
    """Addresses, sessions, second steps and consents go with the account.

    The log's lines about her stay without her name: they also tell what somebody else did.
    """
    for session in UserSession.objects.filter(user=user):
        session.end()
