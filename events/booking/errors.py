"""What stands in the way of a booking."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from vocabulary.refused import Refused


class BookingError(Refused):
    """What ``events.booking`` refuses."""


@dataclass(frozen=True)
class Shortage:
    """One quota that could not give what was asked."""

    quota_id: int
    label: str  # the desk, or "Seats"
    when: str  # of its session, in words
    wanted: int
    free: int

    def __str__(self) -> str:
        facts = {"label": self.label, "when": self.when, "wanted": self.wanted, "free": self.free}
        if self.free <= 0:
            return _("%(label)s, %(when)s: all seats are taken.") % facts
        return (
            ngettext(
                "%(label)s, %(when)s: %(free)d seat is left, %(wanted)d are needed.",
                "%(label)s, %(when)s: %(free)d seats are left, %(wanted)d are needed.",
                self.free,
            )
            % facts
        )


class SoldOut(BookingError):
    """Not all seats could be had, so none was taken."""

    def __init__(self, shortages: Sequence[Shortage]) -> None:
        self.shortages = tuple(shortages)
        told = [str(shortage) for shortage in self.shortages]
        super().__init__(" ".join([*told, _("Please choose another time.")]))

    @property
    def quota_ids(self) -> tuple[int, ...]:
        return tuple(shortage.quota_id for shortage in self.shortages)


class NotBookable(BookingError):
    """The session is a draft, cancelled, or has begun."""


class NotHeld(BookingError):
    """Only seats that are held can be changed or confirmed this way."""


class HoldExpired(NotHeld):
    """The hold ran out and its seats were given back; ``change_hold`` takes them again."""

    message = gettext_lazy(
        "Your seats were held until now and have been given back. Hold seats again."
    )


class NotConfirmed(BookingError):
    """People are added only to a confirmed booking."""


class AlreadyBooked(BookingError):
    """This e-mail address has a seat in this session."""

    message = gettext_lazy(
        "There is a seat at this time for this e-mail address already. The link to it is "
        "in the mail we sent; somebody else needs an address of their own."
    )


class NotExpected(BookingError):
    """The person has come, or is cancelled: there is nothing left to move or take out."""


class NothingHere(BookingError):
    """By the rules this person has nothing to come to this session for."""
