"""Mails about accounts. Those of signing in are allauth's, in our look (``accounts.adapter``)."""

from accounts.models import User
from outbox.letters import Letter, mail


@mail("accounts.welcome")
def welcome(pk: int) -> Letter | None:
    """To somebody for whom an administrator made an account."""
    user = User.objects.filter(pk=pk, is_active=True).first()
    if user is None:
        return None
    return Letter(user.email, user.language, "accounts/welcome", {"user": user})
