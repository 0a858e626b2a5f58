"""Stands: who has one, what the company says there, and the link to its own page."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from datetime import timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import AccessLog, User
from events.emails.fairs import stand_invited
from events.models import Event, Stand
from outbox.mail import post
from vocabulary.refused import Refused

AGAIN = timedelta(minutes=10)  # between two invitations: a double click is one


class HasAStand(Refused):
    message = _("This organisation has a stand already. Change that one instead.")


class NobodyToInvite(Refused):
    message = _("There is no e-mail address to write to. Change the stand, and give one.")


@dataclass(frozen=True)
class Facts:
    """What staff say of a stand."""

    organisation: str
    number: str = ""
    position: int = 10
    about_en: str = ""
    about_da: str = ""
    website: str = ""
    contact_name: str = ""
    contact_email: str = ""
    language: str = "en"
    people: int = 2


@dataclass(frozen=True)
class Words:
    """What the company itself says, and who stands there."""

    about_en: str = ""
    about_da: str = ""
    website: str = ""
    staff: Sequence[str] = ()


@transaction.atomic
def add_stand(event: Event, facts: Facts, *, by: User | None = None) -> Stand:
    """Raises HasAStand."""
    stand = Stand(event=event, **asdict(facts))
    _save(stand)
    AccessLog.add("stand.added", stand, by=by, reason=stand.organisation)
    return stand


@transaction.atomic
def change_stand(stand: Stand, facts: Facts, *, by: User | None = None) -> Stand:
    """Another contact person gets a link of her own, and the old one is dead. Raises HasAStand."""
    stand = Stand.objects.locked(stand.pk)
    if facts.contact_email.lower() != stand.contact_email.lower():
        stand.link_version += 1
        stand.invited_at = None
    for field in fields(facts):
        setattr(stand, field.name, getattr(facts, field.name))
    _save(stand)
    AccessLog.add("stand.changed", stand, by=by, reason=stand.organisation)
    return stand


def _save(stand: Stand) -> None:
    try:
        with transaction.atomic():
            stand.save()
    except IntegrityError as twice:
        raise HasAStand from twice


@transaction.atomic
def remove_stand(stand: Stand, *, by: User | None = None) -> None:
    """With all that visitors shared with it. Once it is gone, there is nothing to do."""
    found = Stand.objects.filter(pk=stand.pk).first()
    if found is not None:
        AccessLog.add("stand.removed", found, by=by, reason=found.organisation)
        found.delete()


@transaction.atomic
def invite(stand: Stand, *, by: User | None = None) -> Stand:
    """Mail the contact person the link to the stand's own page. Raises NobodyToInvite."""
    stand = Stand.objects.locked(stand.pk)
    if not stand.contact_email:
        raise NobodyToInvite
    now = timezone.now()
    if stand.invited_at is None or stand.invited_at < now - AGAIN:
        stand.invited_at = now
        stand.save(update_fields=["invited_at"])
        post(stand_invited, stand.pk)
        AccessLog.add("stand.invited", stand, by=by, reason=stand.organisation)
    return stand


def invite_all(event: Event, *, by: User | None = None) -> int:
    """Those who have not been; how many they are."""
    waiting = event.stands.filter(invited_at=None).exclude(contact_email="")
    return len([invite(stand, by=by) for stand in waiting])


@transaction.atomic
def say(stand: Stand, words: Words) -> Stand:
    """The company changes its own words; they are on the fair's page at once."""
    stand = Stand.objects.locked(stand.pk)
    stand.about_en, stand.about_da = words.about_en, words.about_da
    stand.website = words.website
    stand.staff_names = "\n".join(words.staff)
    stand.changed_at = timezone.now()
    stand.save()
    AccessLog.add("stand.words_changed", stand, on_behalf_of=stand.organisation)
    return stand
