"""Somebody has another address now: links that were mailed to the old one are dead.

    address_changed.connect(_links_die, dispatch_uid="careers.contact")

    def _links_die(user: User, was: str, **_news: Any) -> None: ...

Whoever can still read the old mail, a family or a former employer, must not answer for her.
"""

from typing import Any

from django.db.models.signals import pre_save
from django.dispatch import Signal

from accounts.models import User

address_changed = Signal()  # user, was: in the transaction of the change and before it is written


def connect() -> None:
    pre_save.connect(_look, sender=User, dispatch_uid="accounts.address_changes")


def _look(
    instance: User, update_fields: frozenset[str] | None = None, raw: bool = False, **_news: Any
) -> None:
    """Not for each signing in, which saves one other field."""
    if raw or instance.pk is None or (update_fields is not None and "email" not in update_fields):
        return
    was = User.objects.filter(pk=instance.pk).values_list("email", flat=True).first()
    if was is not None and was.lower() != instance.email.lower():
        address_changed.send(User, user=instance, was=was)
