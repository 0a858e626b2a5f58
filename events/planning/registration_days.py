"""Registration days: made from a pattern, staffed, opened, changed.

Sessions are made as drafts. Each authority confirms its staff for its desk, and a session opens
when all of its desks are staffed (``events.planning.staffing``).
"""

from collections.abc import Mapping
from datetime import UTC, date, timedelta

from django.db import IntegrityError, transaction
from django.db.models import Min
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import AccessLog, User
from content.page_cache import touch
from events.booking import BookingError
from events.models import Event, Quota, Session, SessionQuerySet
from events.placing.slots import midnight
from events.planning.pattern import Pattern, PlannedSlot, plan
from events.planning.staffing import confirm_staffing, take_back_staffing
from guidance.models import Centre

__all__ = [
    "Pattern",
    "PlanningError",
    "change_seats",
    "confirm_staffing",
    "create",
    "open_before_opening",
    "plan",
    "registration_days",
    "take_back_staffing",
]


class PlanningError(BookingError):
    """What a planner asked for cannot be; the message says what can."""


def registration_days(centre: Centre) -> Event:
    """The event that all registration days of a centre are sessions of."""
    event, _made = Event.objects.get_or_create(
        slug=f"registration-{centre.key}",
        defaults={
            "kind": Event.Kind.REGISTRATION,
            "centre": centre,
            "title_en": f"Registration in {centre.city_en}",
            "title_da": f"Registrering i {centre.city_da}",
            "summary_en": "Everything in one visit: book a time, bring your papers, and see the "
            "authorities you need one after the other.",
            "summary_da": "Det hele i ét besøg: bestil en tid, tag dine papirer med, og mød de "
            "myndigheder, du har brug for, efter hinanden.",
        },
    )
    return event


def create(pattern: Pattern, *, by: User | None = None) -> list[Session]:
    """Make the slots of the pattern that do not exist yet; the new sessions, as drafts.

    Called again it makes nothing. Slots that exist, or overlap one that does, are left as they are.
    """
    try:
        return _create(pattern, by=by)
    except IntegrityError:
        # Another planner made some of them at the same moment; those exist now.
        return _create(pattern, by=by)


@transaction.atomic
def _create(pattern: Pattern, *, by: User | None) -> list[Session]:
    event = registration_days(pattern.centre)
    made = _make(event, plan(pattern).new_slots, pattern.seats)
    if made:
        AccessLog.add("registration_days.planned", event, by=by, reason=_span(made))
    return made


def _make(
    event: Event,
    slots: list[PlannedSlot],
    seats: Mapping[int, int],
    admission: Session.Admission = Session.Admission.ORDINARY,
) -> list[Session]:
    sessions = Session.objects.bulk_create(
        Session(event=event, starts=slot.starts, ends=slot.ends, admission=admission)
        for slot in slots
    )
    Quota.objects.bulk_create(
        Quota(session=session, authority_id=authority, size=size, closed=True)
        for session in sessions
        for authority, size in seats.items()
        if size
    )
    return sessions


def _span(sessions: list[Session]) -> str:
    days = sorted({timezone.localdate(session.starts) for session in sessions})
    return f"{len(sessions)} sessions, {days[0]} to {days[-1]}"


@transaction.atomic
def open_before_opening(
    centre: Centre,
    day: date,
    *,
    seats: Mapping[int, int],
    minutes: int = 60,
    by: User | None = None,
) -> Session:
    """A session that ends when the day's first ordinary one begins.

    For people whose application is in, when a company has told that it comes with many. Like any
    other it opens when all its desks have confirmed their staff. Called again it answers the same
    session. Raises PlanningError where nothing is planned on that day.
    """
    event = registration_days(centre)
    opens = _ordinary(event, day).aggregate(at=Min("starts"))["at"]
    if opens is None:
        raise PlanningError(
            _(
                "Nothing is planned on this day, so there is no opening to come before. "
                "Plan the day first."
            )
        )
    opens = opens.astimezone(UTC)
    early = Session.Admission.BEFORE_OPENING
    there = event.sessions.filter(admission=early, ends=opens).first()
    if there:
        return there
    slot = PlannedSlot(opens - timedelta(minutes=minutes), opens, exists=False)
    [session] = _make(event, [slot], seats, early)
    AccessLog.add("session.before_opening", session, by=by)
    return session


def _ordinary(event: Event, day: date) -> SessionQuerySet:
    return event.sessions.filter(
        admission=Session.Admission.ORDINARY,
        starts__gte=midnight(day),
        starts__lt=midnight(day + timedelta(days=1)),
    ).exclude(state=Session.State.CANCELLED)


@transaction.atomic
def change_seats(quota: Quota, *, size: int, by: User | None = None) -> Quota:
    """More or fewer seats, never fewer than are taken. Raises PlanningError."""
    if not Quota.objects.filter(pk=quota.pk, taken__lte=size).update(size=size):
        quota.refresh_from_db()
        raise PlanningError(
            ngettext(
                "%(taken)d seat is taken at %(desk)s, so there cannot be fewer. "
                "Move somebody first, or choose a higher number.",
                "%(taken)d seats are taken at %(desk)s, so there cannot be fewer. "
                "Move somebody first, or choose a higher number.",
                quota.taken,
            )
            % {"taken": quota.taken, "desk": quota.short_label}
        )
    AccessLog.add("quota.size_changed", quota, by=by, reason=f"{quota.size} → {size}")
    touch(of_events=True)
    quota.size = size
    return quota
