"""Whom the demo's programmes are made of: accounts by the dozen, with names from everywhere."""

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password

from accounts.models import User
from vocabulary.spelling import spelling_key

TOLD: dict[str, Any] = tomllib.loads(
    Path(__file__).with_name("people.toml").read_text(encoding="utf-8")
)
DOMAIN = "ankomst.example"


@dataclass(frozen=True)
class People:
    """Whom one can sign in as."""

    student: User
    mentor: User
    coordinator: User
    partner_coordinator: User


@dataclass(frozen=True)
class Somebody:
    """``spoken``: the mother tongue."""

    given: str
    family: str
    spoken: str

    @property
    def email(self) -> str:
        name = spelling_key(f"{self.given} {self.family}").replace(" ", ".")
        return f"{name}@{DOMAIN}"


def everybody(side: str) -> Iterator[Somebody]:
    """One of each language in turn; given and family names part company from round to round."""
    rows = TOLD[side]
    rounds = max(len(given) * len(family) for _spoken, given, family in rows)
    for turn in range(rounds):
        for spoken, given, family in rows:
            if turn < len(given) * len(family):
                away = turn // len(given)
                yield Somebody(
                    given[turn % len(given)], family[(turn + away) % len(family)], spoken
                )


def accounts(people: Sequence[Somebody]) -> list[User]:
    """Theirs, made in two statements: nobody has to sign in as one of them."""
    unusable = make_password(None)
    users = User.objects.bulk_create(
        User(
            email=each.email,
            first_name=each.given,
            last_name=each.family,
            password=unusable,
            language="da" if each.spoken == "da" else "en",
        )
        for each in people
    )
    EmailAddress.objects.bulk_create(
        EmailAddress(user=user, email=user.email, primary=True, verified=True) for user in users
    )
    return users
