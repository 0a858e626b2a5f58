"""What an individual needs at her visit, from her own answers; a new hire's are with companies."""

from collections.abc import Mapping
from typing import Any

from django.utils import timezone
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from events.errors import NothingHere
from events.models import Attendee, Event, Session
from events.placement import Desk
from events.slots import desks_by_appointment
from guidance.models import Centre, Municipality
from guidance.requirements import Requirements, requirements_for


def needed_at(
    session: Session, *, citizenship: str, answers: Mapping[str, Any]
) -> Requirements | None:
    """By the rules of the day; None for an ordinary event, which asks nothing."""
    event = session.event
    if event.kind != Event.Kind.REGISTRATION or event.centre is None or not citizenship:
        return None
    code = answers.get("municipality")
    return requirements_for(
        citizenship,
        answers.get("purpose", ""),
        bool(answers.get("family")),
        Municipality.objects.filter(code=code).first() if code else None,
        event.centre,
        timezone.localdate(session.starts),
    )


def needed_by(attendee: Attendee) -> Requirements | None:
    return needed_at(attendee.session, citizenship=attendee.citizenship, answers=attendee.answers)


def seats_for(session: Session, needed: Requirements | None) -> list[int]:
    """The quotas (ids) that this person needs a seat of. Raises NothingHere."""
    quotas = {quota.authority_id: quota.pk for quota in session.quotas.all()}
    if needed is None or session.event.centre is None:
        return list(quotas.values())
    return _at_desks(session.event.centre, quotas, needed)


def _at_desks(centre: Centre, quotas: Mapping[Desk, int], needed: Requirements) -> list[int]:
    wanted = {desk.pk: desk for desk in needed.authorities_here}
    by_appointment = sorted(wanted.keys() & desks_by_appointment(centre).keys())
    if not by_appointment:
        raise NothingHere(_nothing_to_come_for(needed))
    if away := [str(wanted[pk].name) for pk in by_appointment if pk not in quotas]:
        names = get_text_list(away, _("and"))
        raise NothingHere(
            _("You also need to see %(desks)s, who are not here then. Please choose another time.")
            % {"desks": names}
        )
    return [quotas[pk] for pk in by_appointment]


def _nothing_to_come_for(needed: Requirements) -> str:
    told = [_("By what you told us there is nothing to come here for.")]
    return " ".join([*told, *(f"{each.step.title}: {each.words}" for each in needed.not_here)])
