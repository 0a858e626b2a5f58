"""Making an account for somebody, and changing the address that she signs in with."""

from collections.abc import Iterable

from allauth.account.models import EmailAddress
from django.db import transaction

from accounts.models import Language, User
from accounts.role_groups import give_role
from accounts.roles import Role


@transaction.atomic
def add_person(
    email: str,
    *,
    first_name: str = "",
    last_name: str = "",
    language: str = Language.ENGLISH,
    password: str | None = None,
    roles: Iterable[Role] = (),
    verified: bool = True,
    superuser: bool = False,
) -> User:
    """An account that can sign in; without a password, by a code mailed to the address.

    ``verified``: we know that the address is hers. Otherwise she proves it when she signs in.
    """
    make = User.objects.create_superuser if superuser else User.objects.create_user
    user = make(email, password, first_name=first_name, last_name=last_name, language=language)
    set_address(user, verified=verified)
    give_role(user, *roles)
    return user


def set_address(user: User, *, verified: bool) -> None:
    """Make ``user.email`` the one address that allauth knows for this person."""
    EmailAddress.objects.filter(user=user).exclude(email=user.email).delete()
    EmailAddress.objects.update_or_create(
        user=user, email=user.email, defaults={"primary": True, "verified": verified}
    )
