"""Certificates: given when a course is over, to everybody who came to enough of its meetings.

The morning after the last meeting by the clock, or before by staff. What is on one follows from the
attendance: corrected later it changes, and where it is too little after all, the certificate is
taken back.
"""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from accounts.models import AccessLog, User
from events.courses.roll import Participant, Roll, roll_of
from events.emails import certificate_ready
from events.models import Certificate, Event, Session
from outbox.mail import post_many
from vocabulary.refused import Refused

MORNING_AFTER = timedelta(hours=14)
LOOKED_AT = timedelta(days=60)  # so long after the end the clock gives what is marked late


class NotOver(Refused):
    """The last meeting has not begun."""


def give_when_over() -> int:
    """By the clock: to whoever finished a course lately; how many are new."""
    now = timezone.now()
    held = Session.objects.filter(event=OuterRef("pk"), state=Session.State.OPEN)
    over = Event.objects.filter(
        ~Exists(held.filter(ends__gt=now - MORNING_AFTER)),
        Exists(held.filter(ends__gt=now - LOOKED_AT)),
        kind=Event.Kind.COURSE,
        attendance_percent__gt=0,
    )
    return sum(_give(event) for event in over)


def give_now(event: Event, *, by: User) -> int:
    """Before the clock does, on the last evening; how many are new. Raises NotOver."""
    roll = roll_of(event)
    if not roll.needed or not may_give(roll):
        raise NotOver(_("The course is not over yet. Give the certificates at its last meeting."))
    return _give(event, by=by)


def may_give(roll: Roll) -> bool:
    """Whether the last meeting has begun."""
    return bool(roll.meetings) and roll.meetings[-1].has_begun


@transaction.atomic
def _give(event: Event, *, by: User | None = None) -> int:
    """To each once: the event is locked, and a person has one (``Certificate.attendee``)."""
    event = Event.objects.locked(event.pk)
    roll = roll_of(event)
    known = set(event.certificates.values_list("attendee", flat=True))
    due = [person for person in roll.people if person.is_named and roll.has_enough(person)]
    new = [_new(roll, person) for person in due if person.first.pk not in known]
    Certificate.objects.bulk_create(new)
    for certificate in new:
        AccessLog.add("certificate.given", certificate, by=by)
    post_many(certificate_ready, [each.pk for each in new if each.email])
    return len(new)


def _new(roll: Roll, person: Participant) -> Certificate:
    given = Certificate(
        event=roll.event,
        attendee=person.first,
        language=person.named.language,
        email=person.email,
        given_on=timezone.localdate(),
    )
    _fill(given, roll, person)
    return given


def _fill(certificate: Certificate, roll: Roll, person: Participant) -> None:
    """In her language, as it is now."""
    event = roll.event
    centre = event.centre or (event.venue.centre if event.venue else None)
    with translation.override(certificate.language):
        certificate.title = str(event.title)
        certificate.centre = str(centre.name) if centre else ""
    certificate.name = person.name
    certificate.organiser = event.organiser.name if event.organiser else settings.WAGTAIL_SITE_NAME
    certificate.meetings = len(roll.meetings)
    certificate.attended = [
        [seat.session.starts.isoformat(), seat.session.ends.isoformat()] for seat in person.attended
    ]


@transaction.atomic
def keep_true(event: Event) -> None:
    """Certificates that were given already, after the attendance was corrected."""
    given = {each.attendee_id: each for each in Certificate.objects.filter(event=event)}
    if not given:
        return
    roll = roll_of(event)
    for person in roll.people:
        certificate = given.get(person.first.pk)
        if certificate is None or not person.is_named:
            continue
        if roll.has_enough(person):
            _fill(certificate, roll, person)
            certificate.save()
        else:
            AccessLog.add("certificate.taken_back", certificate)
            certificate.delete()


def forget_certificates() -> int:
    """Those of five years ago; the page that checks one says so."""
    limit = timezone.localdate() - settings.RETENTION["certificates"].period
    return Certificate.objects.filter(given_on__lt=limit).delete()[0]
