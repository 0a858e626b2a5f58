"""A new hire puts right, once, what her company told about her.

Citizenship, municipality and family decide which desks she needs. Where that changes, she is
shown it first, and her seats change with it or not at all.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import AccessLog
from companies.models import NewHire
from companies.readiness import requirements_for, requirements_of, rulebook_of
from companies.visit import TooLate, locked
from events import booking
from events.models import Attendee, Quota
from guidance.models import Authority, Municipality
from vocabulary.refused import Refused


@dataclass(frozen=True)
class Details:
    given_name: str
    family_name: str
    citizenship: str
    municipality: Municipality | None
    family: bool
    phone: str


@dataclass(frozen=True)
class Desks:
    """The desks that she would pass with these details, and those that she has seats at."""

    before: Sequence[Authority]
    after: Sequence[Authority]

    @property
    def change(self) -> bool:
        return {desk.pk for desk in self.before} != {desk.pk for desk in self.after}


class CorrectedAlready(Refused):
    message = gettext_lazy(
        "You have corrected your details once already. Write to the centre about more."
    )


class NoSeatAtDesk(Refused):
    """A desk that she needs has no seat left at her time; nothing was changed."""

    def __init__(self, desks: Sequence[Authority]) -> None:
        names = ", ".join(desk.short_name for desk in desks)
        words = _("With these details you also need %s, which has no seat left at your time.")
        super().__init__(words % names)
        self.desks = desks


def details_of(hire: NewHire) -> Details:
    attendee = hire.attendee
    return Details(
        given_name=attendee.given_name,
        family_name=attendee.family_name,
        citizenship=attendee.citizenship,
        municipality=hire.municipality,
        family=hire.family,
        phone=hire.phone,
    )


def desks_with(hire: NewHire, details: Details) -> Desks:
    """What these details would mean; changes nothing."""
    rulebook = rulebook_of(hire)
    after = requirements_for(
        rulebook,
        citizenship=details.citizenship,
        municipality=details.municipality,
        family=details.family,
    )
    before = requirements_of(hire, rulebook)
    return Desks(before.authorities_here, after.authorities_here)


@transaction.atomic
def correct(hire: NewHire, details: Details) -> NewHire:
    """Save her corrections and the seats that follow from them, or neither.

    Sending the same corrections twice is fine. Raises CorrectedAlready, TooLate, NoSeatAtDesk,
    NothingHere.
    """
    hire = locked(hire)
    if details_of(hire) == details and hire.details_corrected_at:
        return hire
    if hire.details_corrected_at:
        raise CorrectedAlready
    if hire.attendee.state != Attendee.State.EXPECTED:
        raise TooLate
    desks = desks_with(hire, details)
    if desks.change:
        _change_seats(hire, desks)
    _save(hire, details)
    AccessLog.add("new_hire.details_corrected", hire)
    return hire


def _change_seats(hire: NewHire, desks: Desks) -> None:
    if not desks.after:
        raise booking.NothingHere(
            _("With these details there is nothing that this centre can do for you.")
        )
    session = hire.attendee.session
    wanted = {desk.pk for desk in desks.after}
    quotas = list(session.quotas.filter(authority__in=wanted))
    new = [desk for desk in desks.after if desk.pk not in {before.pk for before in desks.before}]
    if len(quotas) < len(wanted):
        raise NoSeatAtDesk(_without_quota(desks.after, quotas))
    try:
        quota_ids = [quota.pk for quota in quotas]
        booking.move_person(hire.attendee, session=session, quota_ids=quota_ids)
    except (booking.SoldOut, booking.NotBookable) as error:
        raise NoSeatAtDesk(new) from error


def _without_quota(desks: Sequence[Authority], quotas: Sequence[Quota]) -> list[Authority]:
    here = {quota.authority_id for quota in quotas}
    return [desk for desk in desks if desk.pk not in here]


def _save(hire: NewHire, details: Details) -> None:
    attendee = hire.attendee
    attendee.given_name = details.given_name
    attendee.family_name = details.family_name
    attendee.citizenship = details.citizenship
    attendee.save(update_fields=["given_name", "family_name", "citizenship"])
    hire.municipality = details.municipality
    hire.family = details.family
    hire.phone = details.phone
    hire.details_corrected_at = timezone.now()
    hire.save(update_fields=["municipality", "family", "phone", "details_corrected_at"])
