"""What an individual needs at her visit, by what she told; a new hire's is with companies."""

from collections.abc import Mapping
from typing import Any

from django.core.cache import cache
from django.utils import timezone
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from events.booking import NothingHere
from events.models import Attendee, Event, Session
from events.placing.slots import desks_by_appointment
from guidance.models import Authority, Municipality
from guidance.profiles import as_group
from guidance.requirements import Requirements, requirements_for

KEPT = 300  # seconds that the desks a kind of person needs are remembered


def needed_at(
    session: Session, *, citizenship: str, situation: Mapping[str, Any]
) -> Requirements | None:
    """By the rules of the day; None for an ordinary event, which asks nothing."""
    centre = session.event.centre
    if session.event.kind != Event.Kind.REGISTRATION or centre is None or not citizenship:
        return None
    code = situation.get("municipality")
    return requirements_for(
        citizenship,
        situation.get("purpose", ""),
        bool(situation.get("family")),
        Municipality.objects.filter(code=code).first() if code else None,
        centre,
        timezone.localdate(session.starts),
    )


def needed_by(attendee: Attendee) -> Requirements | None:
    return needed_at(
        attendee.session, citizenship=attendee.citizenship, situation=attendee.situation
    )


def seats_for(session: Session, *, citizenship: str, situation: Mapping[str, Any]) -> list[int]:
    """The quotas (ids) that this person needs a seat of. Raises NothingHere."""
    rows = session.quotas.all()
    if session.event.kind != Event.Kind.REGISTRATION:
        return [row.pk for row in rows]
    called_off = session.state == Session.State.CANCELLED  # booking says that itself
    quotas = {row.authority_id: row.pk for row in rows if called_off or not row.closed}
    desks = _desks_for(session, citizenship=citizenship, situation=situation)
    if not desks:
        needed = needed_at(session, citizenship=citizenship, situation=situation)
        raise NothingHere(_nothing_to_come_for(needed))
    if away := [desk for desk in desks if desk not in quotas]:
        raise NothingHere(_not_then(away))
    return [quotas[desk] for desk in desks]


def _desks_for(session: Session, *, citizenship: str, situation: Mapping[str, Any]) -> list[int]:
    """The authorities (ids) to have a seat at; remembered, since reading the rules costs more
    than everything else about a booking. What the person reads is never taken from here."""
    day = timezone.localdate(session.starts)
    facts = [
        as_group(citizenship),
        *(situation.get(k) for k in ("purpose", "family", "municipality")),
    ]
    key = f"events.desks:{session.event.centre_id}:{day}:{':'.join(map(str, facts))}"
    desks: list[int] | None = cache.get(key)
    if desks is None:
        desks = _look_up_desks(session, citizenship=citizenship, situation=situation)
        cache.set(key, desks, KEPT)
    return desks


def _look_up_desks(
    session: Session, *, citizenship: str, situation: Mapping[str, Any]
) -> list[int]:
    needed = needed_at(session, citizenship=citizenship, situation=situation)
    if needed is None or session.event.centre is None:
        return []
    by_appointment = desks_by_appointment(session.event.centre)
    return [desk.pk for desk in needed.authorities_here if desk.pk in by_appointment]


def _not_then(desks: list[int]) -> str:
    names = [desk.short_name for desk in Authority.objects.filter(pk__in=desks)]
    return _(
        "You also need to see %(desks)s, who are not here then. Please choose another time."
    ) % {"desks": get_text_list(names, _("and"))}


def _nothing_to_come_for(needed: Requirements | None) -> str:
    told = [_("By what you told us there is nothing to come here for.")]
    not_here = needed.not_here if needed else ()
    return " ".join([*told, *(f"{each.step.title}: {each.words}" for each in not_here)])
