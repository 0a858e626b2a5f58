"""New hires with seats, for tests that tell what becomes of them."""

from datetime import date

from django.utils import timezone

from companies.models import Company, GroupBooking, NewHire
from companies.readiness import requirements_for
from events import booking
from events.models import Session
from guidance.models import Centre, Municipality
from guidance.rulebook import Rulebook


def group_at(session: Session, company: Company) -> GroupBooking:
    """A booking that has been sent, of nobody yet."""
    quota = session.quotas.first()
    held = booking.hold(
        needs={quota.pk: 1},
        contact_name="Hanne Jensen",
        contact_email="hr@ankomst.example",
        organisation=company.name,
    )
    booking.confirm(held, people=[])
    return GroupBooking.objects.create(
        company=company,
        booking=held,
        centre=session.event.centre,
        state=GroupBooking.State.CONFIRMED,
        sent_at=timezone.now(),
    )


def hire(
    group: GroupBooking,
    session: Session,
    given_name: str = "Ana",
    *,
    citizenship: str = "DE",
    municipality: str = "København",
    family: bool = False,
    language: str = "en",
    email: str | None = None,
) -> NewHire:
    """One more person on the booking, with a seat at each desk that she needs."""
    home = Municipality.objects.get(name=municipality)
    desks = desks_for(group.centre, citizenship, home, family)
    wanted = booking.Person(
        session_id=session.pk,
        quota_ids=tuple(q.pk for q in session.quotas.filter(authority__key__in=desks)),
        given_name=given_name,
        family_name="Silva",
        email=f"{given_name.lower()}@ankomst.example" if email is None else email,
        language=language,
        citizenship=citizenship,
    )
    attendee = booking.add_person(group.booking, person=wanted)
    return NewHire.objects.create(
        attendee=attendee,
        group=group,
        municipality=home,
        family=family,
        invited_at=timezone.now(),
    )


_desks: dict[tuple[str, date, str, str, bool], list[str]] = {}


def desks_for(
    centre: Centre, citizenship: str, municipality: Municipality, family: bool
) -> list[str]:
    """The keys of their authorities, by the seeded rules: reading these anew for each person would
    take longer than the rest of her booking."""
    today = timezone.localdate()
    key = (centre.key, today, citizenship, municipality.code, family)
    if key not in _desks:
        found = requirements_for(
            Rulebook.load(centre, on=today),
            citizenship=citizenship,
            municipality=municipality,
            family=family,
        )
        _desks[key] = [desk.key for desk in found.authorities_here]
    return _desks[key]
