"""What is to be known before a group booking is sent: who comes when, and every rule that applies.

``check()`` reads; it changes nothing. A *blocker* keeps the booking from being sent and says where
to put it right; *advice* is what the company should know and may send with.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from companies.models import GroupBooking, RosterRow
from companies.needs import PeopleRules
from companies.roster_rows import arrives_after, brings_family
from events.models import Session
from guidance.in_force import rulebook
from guidance.models import Authority
from guidance.requirements import Requirements
from vocabulary.countries import CitizenshipGroup, group_of


@dataclass(frozen=True)
class Note:
    """Something to tell; ``step`` names the page where it can be changed, if it can.

    ``leave_out`` are the rows that one press of a button may take off the list.
    """

    message: str
    names: tuple[str, ...] = ()
    step: str = ""
    leave_out: tuple[int, ...] = ()


@dataclass(frozen=True)
class Planned:
    """One person as she would be booked."""

    row: RosterRow
    session: Session | None
    requirements: Requirements | None

    @property
    def name(self) -> str:
        values = self.row.values
        return f"{values.get('given_name', '')} {values.get('family_name', '')}".strip()

    @property
    def desks(self) -> Sequence[Authority]:
        return self.requirements.authorities_here if self.requirements else ()

    @property
    def starts(self) -> datetime:
        return self.session.starts if self.session else timezone.now()


@dataclass(frozen=True)
class Check:
    people: Sequence[Planned]
    blockers: Sequence[Note] = field(default=())
    advice: Sequence[Note] = field(default=())

    @property
    def can_be_sent(self) -> bool:
        return not self.blockers


def check(group: GroupBooking) -> Check:
    """The whole plan, in a number of queries that does not grow with the group."""
    rows = list(RosterRow.objects.filter(roster__group=group))
    sessions = Session.objects.with_quotas().in_bulk({r.session_id for r in rows if r.session_id})
    rules = PeopleRules(rulebook(group.at_centre, on=timezone.localdate()))
    people = [
        Planned(row, sessions.get(row.session_id or 0), rules.of_values(row.values)) for row in rows
    ]
    people.sort(key=lambda person: (person.session is None, person.starts, person.row.number))
    return Check(
        people,
        blockers=[note for rule in BLOCKERS for note in rule(group, people)],
        advice=[note for rule in ADVICE for note in rule(group, people)],
    )


Rule = Callable[[GroupBooking, Sequence[Planned]], Iterator[Note]]


def _names(people: Sequence[Planned]) -> tuple[str, ...]:
    return tuple(person.name for person in people)


def company_is_verified(group: GroupBooking, people: Sequence[Planned]) -> Iterator[Note]:
    if not group.company.is_verified:
        yield Note(
            _(
                "We are still checking your company, usually within one working day. Everything "
                "is saved; you can send as soon as you get our mail."
            )
        )


def list_is_ready(group: GroupBooking, people: Sequence[Planned]) -> Iterator[Note]:
    if not people:
        yield Note(_("There is nobody on the list yet: add your new hires."), step="roster")
    wrong = [person for person in people if person.row.wrong]
    if wrong:
        message = ngettext(
            "%d person on the list needs a correction.",
            "%d people on the list need a correction.",
            len(wrong),
        )
        yield Note(message % len(wrong), _names(wrong), step="roster")


def seats_are_held(group: GroupBooking, people: Sequence[Planned]) -> Iterator[Note]:
    if not group.holds_seats:
        yield Note(_("Choose a day: no seats are held for you now."), step="appointment")
        return
    unplaced = [person for person in people if person.session is None and person.desks]
    if unplaced:
        message = ngettext(
            "%d person has no seat on the chosen day: choose a day again.",
            "%d people have no seat on the chosen day: choose a day again.",
            len(unplaced),
        )
        yield Note(message % len(unplaced), _names(unplaced), step="appointment")


def everybody_has_business_here(group: GroupBooking, people: Sequence[Planned]) -> Iterator[Note]:
    idle = [person for person in people if person.requirements and not person.desks]
    for instead, whom in _by_instead(idle, at_centres=True).items():
        message = ngettext(
            "There is nothing that %(centre)s can do for this person. %(instead)s Take this person "
            "off the list, or choose another centre.",
            "There is nothing that %(centre)s can do for these people. %(instead)s Take them off "
            "the list, or choose another centre.",
            len(whom),
        )
        yield Note(
            message % {"centre": group.at_centre.name, "instead": instead},
            _names(whom),
            step="roster",
            leave_out=tuple(person.row.pk for person in whom),
        )


def residents_of_other_municipalities(
    group: GroupBooking, people: Sequence[Planned]
) -> Iterator[Note]:
    partly = [person for person in people if person.desks]
    for instead, whom in _by_instead(partly).items():
        yield Note(instead, _names(whom))


def _by_instead(people: Sequence[Planned], *, at_centres: bool = False) -> dict[str, list[Planned]]:
    """People by what they are told of the steps that this centre does not do for them.

    ``at_centres``: only of steps that other centres do, such as registering a resident.
    """
    told: dict[str, list[Planned]] = defaultdict(list)
    for person in people:
        missing = person.requirements.not_here if person.requirements else ()
        for words in dict.fromkeys(
            str(item.words) for item in missing if item.step.needs_agreement or not at_centres
        ):
            told[words].append(person)
    return told


def arrival_before_the_visit(group: GroupBooking, people: Sequence[Planned]) -> Iterator[Note]:
    late = [
        person
        for person in people
        if person.session
        and arrives_after(person.row.values, timezone.localdate(person.session.starts))
    ]
    if late:
        message = ngettext(
            "This person arrives in Denmark after the appointment: choose a later day.",
            "These people arrive in Denmark after their appointment: choose a later day.",
            len(late),
        )
        yield Note(message, _names(late), step="appointment")


def permits_come_first(group: GroupBooking, people: Sequence[Planned]) -> Iterator[Note]:
    third = [
        person
        for person in people
        if person.row.values.get("citizenship")
        and group_of(person.row.values["citizenship"]) == CitizenshipGroup.THIRD_COUNTRY
    ]
    if third:
        message = ngettext(
            "This person needs a residence and work permit before the visit.",
            "These people need their residence and work permits before the visit.",
            len(third),
        )
        yield Note(message, _names(third))


def families_come_in_person(group: GroupBooking, people: Sequence[Planned]) -> Iterator[Note]:
    families = [person for person in people if brings_family(person.row.values)]
    if families:
        message = ngettext(
            "This person brings family. Everybody in the family comes in person, children too: "
            "put each of them on the list as a row of their own, so that they have a seat.",
            "These people bring family. Everybody in the family comes in person, children too: "
            "put each of them on the list as a row of their own, so that they have a seat.",
            len(families),
        )
        yield Note(message, _names(families), step="roster")


def we_can_come_to_you(group: GroupBooking, people: Sequence[Planned]) -> Iterator[Note]:
    minimum = group.at_centre.on_site_minimum
    citizens = [p.row.values["citizenship"] for p in people if p.row.values.get("citizenship")]
    eu = sum(group_of(code) == CitizenshipGroup.EU for code in citizens)
    if minimum and eu >= minimum:
        message = _(
            "%(eu)d of them are EU citizens. From %(minimum)d on, the authorities can come to your "
            "company instead: call %(phone)s."
        )
        yield Note(message % {"eu": eu, "minimum": minimum, "phone": group.at_centre.phone})


BLOCKERS: tuple[Rule, ...] = (
    company_is_verified,
    list_is_ready,
    seats_are_held,
    everybody_has_business_here,
)
ADVICE: tuple[Rule, ...] = (
    residents_of_other_municipalities,
    arrival_before_the_visit,
    permits_come_first,
    families_come_in_person,
    we_can_come_to_you,
)
