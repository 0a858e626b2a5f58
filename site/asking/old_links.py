"""What was mailed to an address that is given up opens nothing: of whoever asked, and of owners."""

from typing import Any

from django.db.models import F
from django.db.models.signals import pre_save

from accounts.address_changes import address_changed
from accounts.models import User
from asking.handing import tell_again
from asking.models import Question, Team


def connect() -> None:
    address_changed.connect(_of_a_person, dispatch_uid="asking.old_links")
    pre_save.connect(_of_a_team, sender=Team, dispatch_uid="asking.old_links.team")


def _of_a_person(user: User, was: str, **_news: Any) -> None:
    """What she asked while signed in goes on by the new address. What was asked without an account
    stays where it is: others may have used that mailbox."""
    asked = Question.objects.filter(asker=user, email__iexact=was)
    asked.update(email=user.email, link_version=F("link_version") + 1)
    Question.objects.filter(person=user).update(owners_version=F("owners_version") + 1)


def _of_a_team(instance: Team, raw: bool = False, **_news: Any) -> None:
    """The new address is told what waits for it, with links that work."""
    was = None if raw else Team.objects.filter(pk=instance.pk).values_list("email", flat=True)
    if was and was[0].lower() != instance.email.lower():
        held = Question.objects.filter(team=instance.pk, person=None)
        for pk in list(held.values_list("pk", flat=True)):
            tell_again(pk)
