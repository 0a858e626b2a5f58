"""What a visitor gives a stand: chosen by her, seen by her, taken back by her."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import AccessLog, User
from events.models import Attendee, Stand, StandContact
from events.models.fairs import StandContactQuerySet
from vocabulary.refused import Refused


class NotYours(Refused):
    message = _("This ticket is not valid any more, so nothing was shared. Open your new ticket.")


@dataclass(frozen=True)
class Card:
    """What she shares; what is empty she keeps to herself."""

    name: str
    email: str = ""
    phone: str = ""
    linkedin: str = ""
    note: str = ""


@transaction.atomic
def share(stand: Stand, attendee: Attendee, card: Card, *, by: User | None = None) -> StandContact:
    """Once for each stand; shared again, it is what she says now. Raises NotYours."""
    attendee = Attendee.objects.locked(attendee.pk)
    if attendee.state == Attendee.State.CANCELLED or attendee.session.event_id != stand.event_id:
        raise NotYours
    contact, made = StandContact.objects.get_or_create(
        stand=stand, attendee=attendee, defaults=asdict(card)
    )
    if not made and not _is_as_given(contact, card):
        _give(contact, card)
    elif not made:
        return contact
    AccessLog.add("stand.shared", attendee, by=by, about=by, reason=stand.organisation)
    return contact


def _is_as_given(contact: StandContact, card: Card) -> bool:
    given = all(getattr(contact, name) == value for name, value in asdict(card).items())
    return given and contact.taken_back_at is None


def _give(contact: StandContact, card: Card) -> None:
    if contact.taken_back_at is not None:
        contact.shared_at = timezone.now()
    contact.taken_back_at = None
    for name, value in asdict(card).items():
        setattr(contact, name, value)
    contact.save()


@transaction.atomic
def take_back(stand: Stand, attendee: Attendee, *, by: User | None = None) -> None:
    """The company sees nothing of it any more, and nothing of it is kept."""
    attendee = Attendee.objects.locked(attendee.pk)
    contact = StandContact.objects.filter(
        stand=stand, attendee=attendee, taken_back_at=None
    ).first()
    if contact is not None:
        _give(contact, Card(name=""))
        contact.remark = ""
        contact.taken_back_at = timezone.now()
        contact.save()
        AccessLog.add("stand.taken_back", attendee, by=by, about=by, reason=stand.organisation)


def shared_by(attendee: Attendee) -> StandContactQuerySet:
    """With whom she has shared what, the last first."""
    shared = StandContact.objects.filter(attendee=attendee, taken_back_at=None)
    return shared.select_related("stand__event").order_by("-shared_at", "-pk")


def card_to_begin_with(stand: Stand, attendee: Attendee) -> Mapping[str, str]:
    """What she gave this stand, else the last one but for its note: she need not type it again."""
    here = shared_by(attendee).filter(stand=stand).first()
    if here is not None:
        return {each.name: getattr(here, each.name) for each in fields(Card)}
    last = shared_by(attendee).first()
    if last is not None:
        return {each: getattr(last, each) for each in ("name", "email", "phone", "linkedin")}
    name = " ".join(filter(None, (attendee.given_name, attendee.family_name)))
    return {"name": name, "email": attendee.email}
