"""A person of the list as the seats know her."""

from collections.abc import Mapping, Sequence
from typing import Any

from companies.checking import Planned
from companies.models import GroupBooking
from events import booking


def seated(person: Planned) -> booking.Person:
    """At the desks that she needs. She must have a session."""
    if person.session is None:
        raise ValueError(f"{person.name} has no session")
    wanted = {authority.pk for authority in person.desks}
    values = person.row.values
    return booking.Person(
        session_id=person.session.pk,
        quota_ids=tuple(q.pk for q in person.session.quotas.all() if q.authority_id in wanted),
        given_name=values["given_name"],
        family_name=values["family_name"],
        email=values["email"],
        language=mail_language(values),
        citizenship=values["citizenship"],
    )


def persons(group: GroupBooking, people: Sequence[Planned]) -> list[booking.Person]:
    return [seated(person) for person in people]


def mail_language(values: Mapping[str, Any]) -> str:
    """We write in Danish to those who ask for it, and in English to everybody else."""
    return "da" if values.get("language") == "da" else "en"
