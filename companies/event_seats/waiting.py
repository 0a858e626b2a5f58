"""Where there is no room for all of them: each of a company's people in line, one by one.

An offer goes to one person, for one day, so the company does not stand in line itself: whoever
takes a seat that is offered signs up alone, and is not on the company's booking.
"""

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import AccessLog, User
from companies.checking import Planned, Rule, company_is_verified, list_is_ready
from companies.event_seats.checking import residents_only
from companies.event_seats.holding import (
    NotOffered,
    check_limit,
    opening_now,
    seats_held,
)
from companies.group_booking import locked_draft
from companies.models import GroupBooking, RosterRow
from companies.seating import mail_language
from events.models import WaitlistEntry
from events.sign_up.opening import Opening
from events.sign_up.parties import once_key
from events.sign_up.party import Guest, Party
from events.sign_up.waiting import join
from guidance.models import Municipality
from vocabulary.refused import Refused

RULES: tuple[Rule, ...] = (company_is_verified, list_is_ready, residents_only)


class CannotWait(Refused):
    """Something must be put right before, or there is nothing to wait for."""

    message = _("There is room for all of you, or no waiting list: choose a date again.")


def still_to_wait(group: GroupBooking, people: Sequence[Planned]) -> int:
    """How many of the list could be put in line now; 0 where nobody can, or need be."""
    try:
        opening = _opening_to_wait_for(group, people)
    except Refused:
        return 0
    return len(_not_in_line(opening, people))


def in_line(group: GroupBooking, people: Sequence[Planned]) -> int:
    """How many of the list stand in line for the date, or are offered a seat there."""
    try:
        opening = opening_now(group)
    except NotOffered:
        return 0
    return len(people) - len(_not_in_line(opening, people))


@transaction.atomic
def put_in_line(group: GroupBooking, *, by: User) -> int:
    """Everybody on the list who is not in line yet, in its order; each is told. How many.

    Raises NotInThisState, CannotWait, NotOffered, TooMany, and NotBookable as for anybody.
    """
    group = locked_draft(group)
    people = [Planned(row, None, None) for row in RosterRow.objects.filter(roster__group=group)]
    opening = _opening_to_wait_for(group, people)
    waiting = _not_in_line(opening, people)
    codes = dict(Municipality.objects.values_list("name", "code"))
    for person in waiting:
        party = _party(person, codes)
        join(
            event=opening.event,
            sessions=opening.sessions,
            party=party,
            by=by,
            put_by=group.company.name,
        )
    reason = str(len(waiting))
    AccessLog.add(
        "group_booking.waits", group, by=by, on_behalf_of=group.company.name, reason=reason
    )
    return len(waiting)


def _opening_to_wait_for(group: GroupBooking, people: Sequence[Planned]) -> Opening:
    problems = [note.message for rule in RULES for note in rule(group, people)]
    if problems:
        raise CannotWait(" ".join(problems))
    opening = opening_now(group)
    if seats_held(group) or opening.free >= len(people) or not opening.can_wait:
        raise CannotWait
    check_limit(group.company, opening, len(people), but=group.booking)
    return opening


def _not_in_line(opening: Opening, people: Sequence[Planned]) -> list[Planned]:
    keys = {
        once_key(opening.event, opening.sessions, person.row.values.get("email", "")): person
        for person in people
    }
    standing = WaitlistEntry.objects.filter(once__in=keys).values_list("once", flat=True)
    return [keys[key] for key in keys if key not in set(standing)]


def _party(person: Planned, codes: dict[str, str]) -> Party:
    values = person.row.values
    guest = Guest(values["given_name"], values["family_name"], values["email"])
    return Party(
        people=(guest,),
        language=mail_language(values),
        municipality=codes.get(values["municipality"], ""),
    )
