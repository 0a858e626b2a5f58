"""The visitors who shared something with a stand, as its company sees them."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from accounts.models import AccessLog
from events.models import Session, Stand, StandContact
from events.models.fairs import StandContactQuerySet


@dataclass(frozen=True)
class Kept:
    """Until when a stand's own page and its list are there."""

    until: date | None  # the last day; None while the fair has no date

    @property
    def is_open(self) -> bool:
        return self.until is None or timezone.localdate() <= self.until


def kept(stand: Stand) -> Kept:
    """Counted from the fair's last day."""
    dates = Session.objects.filter(event=stand.event_id).order_by("-ends")
    ends = dates.values_list("ends", flat=True).first()
    if ends is None:
        return Kept(None)
    return Kept(timezone.localdate(ends) + timedelta(days=settings.LINK_DAYS_AFTER_SESSION))


def contacts_of(stand: Stand) -> StandContactQuerySet:
    return StandContact.objects.standing().filter(stand=stand).select_related("attendee")


def taken_back(stand: Stand) -> int:
    """How many have taken back what they shared; who they are is not told."""
    return StandContact.objects.filter(stand=stand).exclude(taken_back_at=None).count()


def seen(stand: Stand, how: str) -> None:
    """Log that the company has looked at the people on its list. ``how``: read, exported."""
    AccessLog.add(f"stand.contacts_{how}", stand, on_behalf_of=stand.organisation)


@transaction.atomic
def note(stand: Stand, pk: int, remark: str) -> bool:
    """Keep what the company notes of a visitor; False where she has taken it back by now."""
    contact = contacts_of(stand).filter(pk=pk)
    changed = StandContact.objects.filter(pk__in=contact.values("pk")).update(remark=remark)
    return bool(changed)
