"""The day after: who was never received did not come. By the clock."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from accounts.models import AccessLog
from events.desk.day import day_bounds
from events.models import Attendee, Event, Session
from events.signals import send_visits_changed

TOO_OLD = timedelta(days=7)  # what was left open longer than that stays as it is


def close_days() -> int:
    """Mark who did not come, where the desk received anybody at all; how many people.

    Nothing follows from it for them; it is for the numbers. Where nobody was received, attendance
    was not taken and says nothing about anybody. At registration days the desk says it of each
    person, since a company's booking goes by it.
    """
    midnight, _last = day_bounds(timezone.localdate())
    people = Attendee.objects.filter(session=OuterRef("pk"))
    over = Session.objects.filter(
        Exists(people.expected()),
        Exists(people.came()),
        state=Session.State.OPEN,
        ends__lte=midnight,
        ends__gt=midnight - TOO_OLD,
    ).exclude(event__kind=Event.Kind.REGISTRATION)
    return sum(_close(pk) for pk in list(over.values_list("pk", flat=True)))


@transaction.atomic
def _close(session_pk: int) -> int:
    people = Attendee.objects.expected().filter(session=session_pk).all_locked()
    for person in people:
        person.state = Attendee.State.NO_SHOW
        person.save(update_fields=["state"])
        AccessLog.add("attendee.no_show", person, reason="not received by the end of the day")
    if people:
        send_visits_changed(people)
    return len(people)
