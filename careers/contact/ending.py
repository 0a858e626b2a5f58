"""A few days before what she shows to a company ends, both can still do something about it."""

from datetime import timedelta

from django.utils import timezone

from careers.emails import contact as emails
from careers.models import Reveal
from careers.models.contact import RevealQuerySet
from outbox.mail import post_many

TOLD_BEFORE = timedelta(days=7)


def ending() -> RevealQuerySet:
    """In force, and not for much longer."""
    return Reveal.objects.in_force().filter(until__lte=timezone.now() + TOLD_BEFORE)


def tell_of_ends() -> None:
    """The member who asked, or whose job she applied for; once for each."""
    pks = list(ending().values_list("pk", flat=True))
    post_many(emails.reveal_ends, pks, keys=[f"careers.reveal_ends/{pk}" for pk in pks])
