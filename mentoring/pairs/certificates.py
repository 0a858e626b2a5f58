"""Certificates: for both of a completed pair, when they have met often enough."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import Count, Q
from django.utils import timezone, translation

from accounts.models import AccessLog, User
from events.models import Attendee
from mentoring.emails import rhythm as emails
from mentoring.models import Match, Meeting, MentoringCertificate, Side
from outbox.mail import post_many

#: Half of the six that a meeting a month makes: below that there was hardly a course to certify.
MEETINGS_NEEDED = 3
LOOKED_AT = timedelta(days=60)  # so long after the end, meetings marked late still count


def give_late() -> int:
    """By the clock: to whoever got none at the end, and has the meetings by now; how many."""
    since = timezone.now() - LOOKED_AT
    over = Match.objects.filter(state=Match.State.COMPLETED, over_at__gte=since)
    held = Count("meetings", filter=Q(meetings__state=Meeting.State.HELD), distinct=True)
    given = Count("certificates", distinct=True)
    due = over.alias(held=held, given=given).filter(held__gte=MEETINGS_NEEDED, given__lt=len(Side))
    new = [each for pk in due.values_list("pk", flat=True) for each in _give_one(pk)]
    post_many(emails.certificate_ready, [each.pk for each in new])
    return len(new)


@transaction.atomic
def _give_one(match_id: int) -> list[MentoringCertificate]:
    return give(Match.objects.locked(match_id))


def give(match: Match) -> list[MentoringCertificate]:
    """To each side that has none yet and has told a name. In the transaction that holds the pair;
    the mail is the caller's."""
    held = Meeting.objects.held().filter(match=match).count()
    if held < MEETINGS_NEEDED:
        return []
    known = set(match.certificates.values_list("side", flat=True))
    people = {side: getattr(match, side.value).user for side in Side if side not in known}
    new = [_new(match, side, user, held) for side, user in people.items() if user.get_full_name()]
    for certificate in new:
        AccessLog.add("certificate.given", certificate, about=people[Side(certificate.side)])
    return new


def _new(match: Match, side: Side, user: User, held: int) -> MentoringCertificate:
    """In her language, as it is now."""
    programme = match.programme
    with translation.override(user.language):
        title = str(programme.name)
        centre = str(programme.centre.name) if programme.centre else ""
    return MentoringCertificate.objects.create(
        match=match,
        side=side,
        programme=programme,
        language=user.language,
        name=user.get_full_name(),
        title=title,
        centre=centre,
        meetings=held,
        events_attended=events_attended(match, user),
        given_on=timezone.localdate(),
    )


def events_attended(match: Match, user: User) -> int:
    """Of the programme's own, by the address that she has proved; each once."""
    own: Any = match.programme.programme_events.values("event")
    seats = Attendee.objects.were_there().with_email(user.email)
    return seats.filter(session__event__in=own).values("session__event").distinct().count()
