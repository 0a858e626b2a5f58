"""What somebody at the desk has ticked in the checklist that she saved on My page."""

from dataclasses import dataclass

from accounts.models import User
from events.models import Attendee
from guidance.arrival.keeping import list_of
from guidance.models import SavedChecklist, Step


@dataclass(frozen=True)
class OwnList:
    """``query``: her answers, as in the address of the list."""

    left: tuple[Step, ...]
    all: int
    query: str

    @property
    def done(self) -> int:
        return self.all - len(self.left)


def own_list(attendee: Attendee) -> OwnList | None:
    """By the address she came with, which an account of hers has proved."""
    if not attendee.email:
        return None
    users = User.objects.filter(email__iexact=attendee.email, is_active=True)
    kept = SavedChecklist.objects.filter(user__in=users).first()
    found = list_of(kept) if kept else None
    if found is None:
        return None
    left = tuple(each.needed.step for each in found.yours.must if not each.done)
    return OwnList(left, len(found.yours.must), found.asked.query)
