"""Each authority confirms its staff; a session opens when all of its desks are staffed."""

from collections.abc import Collection

from django.db import transaction
from django.utils import timezone

from accounts.models import AccessLog, User
from content.page_cache import touch
from events.models import Quota, Session
from events.planning.special_days import keep_special_days


@transaction.atomic
def confirm_staffing(quotas: Collection[Quota], *, by: User | None = None) -> list[Session]:
    """These desks are staffed; the sessions that opened by it.

    Called again it changes nothing. What is cancelled stays cancelled.
    """
    pks = [quota.pk for quota in quotas]
    sessions = _locked({quota.session_id for quota in quotas})
    unconfirmed = Quota.objects.filter(pk__in=pks, staffing_confirmed_at=None)
    desks = sorted({quota.short_label for quota in unconfirmed.select_related("authority")})
    unconfirmed.update(staffing_confirmed_at=timezone.now(), staffing_confirmed_by=by)
    if desks:
        _log(desks, sessions, by)
    return _open([session for session in sessions if session.state == Session.State.DRAFT])


@transaction.atomic
def take_back_staffing(quotas: Collection[Quota], *, by: User | None = None) -> list[Session]:
    """These desks are not staffed after all; the sessions that wait for them again.

    Where somebody has a seat already the session stays open: such a time is cancelled, so that
    people are told.
    """
    wanted = {quota.pk for quota in quotas}
    sessions = {session.pk: session for session in _locked({q.session_id for q in quotas})}
    locked = Quota.objects.filter(session__in=sessions).select_related("authority").all_locked()
    used = {quota.session_id for quota in locked if quota.taken}
    back = [q for q in locked if q.pk in wanted and q.session_id not in used]
    back = [quota for quota in back if quota.staffing_confirmed_at is not None]
    shut = [sessions[pk] for pk in dict.fromkeys(quota.session_id for quota in back)]
    Quota.objects.filter(pk__in=[quota.pk for quota in back]).update(
        staffing_confirmed_at=None, staffing_confirmed_by=None
    )
    _shut([session for session in shut if session.state == Session.State.OPEN])
    if back:
        _log(sorted({quota.short_label for quota in back}), shut, by, act="staffing.taken_back")
    return shut


def _shut(sessions: list[Session]) -> None:
    Session.objects.filter(pk__in=[each.pk for each in sessions]).update(state=Session.State.DRAFT)
    Quota.objects.filter(session__in=sessions).update(closed=True)
    touch(of_events=True)


def _locked(pks: Collection[int]) -> list[Session]:
    """Two authorities who confirm at the same moment must see each other's confirmation."""
    return Session.objects.select_related("event__centre").filter(pk__in=pks).all_locked()


def _open(drafts: list[Session]) -> list[Session]:
    waiting = Quota.objects.filter(session__in=drafts, staffing_confirmed_at=None)
    unstaffed = set(waiting.values_list("session_id", flat=True))
    ready = [session for session in drafts if session.pk not in unstaffed]
    Session.objects.filter(pk__in=[each.pk for each in ready]).update(state=Session.State.OPEN)
    Quota.objects.filter(session__in=ready).update(closed=False)
    for session in ready:
        session.state = Session.State.OPEN
    for centre in {session.event.centre for session in ready if session.event.centre}:
        keep_special_days(centre)
    if ready:
        touch(of_events=True)
    return ready


def _log(
    desks: list[str], sessions: list[Session], by: User | None, act: str = "staffing.confirmed"
) -> None:
    days = sorted({timezone.localdate(session.starts) for session in sessions})
    what = f"{', '.join(desks)}: {len(sessions)} sessions, {days[0]} to {days[-1]}"
    AccessLog.add(act, sessions[0].event, by=by, reason=what)
