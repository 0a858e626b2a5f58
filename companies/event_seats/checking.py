"""The last look at a booking for an event: the rules that a list for a date must keep."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from companies.checking import Check, Note, Planned, Rule, company_is_verified, list_is_ready
from companies.event_seats.holding import quotas_held, seats_held
from companies.models import GroupBooking, RosterRow
from companies.seating import mail_language
from events import booking
from guidance.models import Municipality


def check(group: GroupBooking) -> Check:
    """Everybody with the first date whose seats are held."""
    quotas = quotas_held(group)
    first = quotas[0].session if quotas else group.session
    rows = RosterRow.objects.filter(roster__group=group)
    people = [Planned(row, first, None) for row in rows]
    return Check(people, blockers=[note for rule in BLOCKERS for note in rule(group, people)])


def seats_are_held(group: GroupBooking, people: Sequence[Planned]) -> Iterator[Note]:
    held = seats_held(group)
    if not held:
        words = _("No seats are held for you now: choose a date, or hold the seats again.")
        yield Note(words, step="date")
    elif held < len(people):
        words = ngettext(
            "%(held)d seat is held for you, and you are %(people)d: take people off the list, or "
            "choose another date.",
            "%(held)d seats are held for you, and you are %(people)d: take people off the list, "
            "or choose another date.",
            held,
        )
        yield Note(words % {"held": held, "people": len(people)}, step="date")


def residents_only(group: GroupBooking, people: Sequence[Planned]) -> Iterator[Note]:
    homes = [home.name for home in group.at_event.homes]
    others = [p for p in people if not p.row.wrong and p.row.values["municipality"] not in homes]
    if homes and others:
        words = _("This event is only for people who live in %(places)s.")
        yield Note(
            words % {"places": ", ".join(homes)},
            tuple(person.name for person in others),
            step="roster",
            leave_out=tuple(person.row.pk for person in others),
        )


BLOCKERS: tuple[Rule, ...] = (company_is_verified, list_is_ready, seats_are_held, residents_only)


def persons(group: GroupBooking, people: Sequence[Planned]) -> list[booking.Person]:
    """Everybody at each of the dates, with a number of her own; all of one person together."""
    quotas = quotas_held(group)
    codes = dict(Municipality.objects.values_list("name", "code")) if group.at_event.homes else {}
    return [
        booking.Person(
            session_id=quota.session_id,
            quota_ids=(quota.pk,),
            given_name=planned.row.values["given_name"],
            family_name=planned.row.values["family_name"],
            email=planned.row.values["email"],
            language=mail_language(planned.row.values),
            situation=_situation(codes, planned),
            number=number,
        )
        for number, planned in enumerate(people, start=1)
        for quota in quotas
    ]


def _situation(codes: dict[str, str], planned: Planned) -> dict[str, str]:
    code = codes.get(planned.row.values["municipality"])
    return {"municipality": code} if code else {}
