"""A special day at a centre holds for its registration times at once: nobody books a closed desk.

People who have a seat already keep it until a planner cancels their time, so that they are told.
The planners are told of such times (``closed_with_people``).
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.db.models.signals import post_delete, post_save
from django.utils import timezone

from accounts.models import User
from accounts.roles import Role
from content.page_cache import touch
from events.emails.planners import closed_days
from events.models import Quota, Session
from events.placing.slots import midnight
from guidance.centres.hours import Hours
from guidance.models import Authority, Centre, SpecialDay
from outbox.mail import post_many

GATHERED = 5 * 60  # seconds: an editor closes several days one after the other


def follow() -> None:
    """Receivers: tell nobody."""
    for change in (post_save, post_delete):
        change.connect(_special_day_changed, sender=SpecialDay, dispatch_uid="seats")


def _special_day_changed(instance: SpecialDay, raw: bool = False, **_more: Any) -> None:
    if not raw:
        keep_special_days(instance.centre)


@transaction.atomic
def keep_special_days(centre: Centre) -> None:
    """Close the seats of desks that are away at that time; open those that are there again.

    Only of times that are open, and not of visits to companies: those are elsewhere.
    """
    hours = Hours.of(centre, timezone.localdate())
    sessions = Session.objects.upcoming().registration().at(centre)
    sessions = sessions.exclude(admission=Session.Admission.ON_SITE)
    quotas = Quota.objects.filter(_on(hours.special_days) | Q(closed=True), session__in=sessions)
    rows = quotas.select_related("session", "authority").all_locked()
    changed = [quota for quota in rows if quota.closed != _is_away(quota, hours)]
    for closed in (True, False):
        pks = [quota.pk for quota in changed if quota.closed != closed]
        Quota.objects.filter(pk__in=pks).update(closed=closed)
    if changed:
        touch(of_events=True)
    if any(quota.taken and not quota.closed for quota in changed):
        _tell_planners()


def _tell_planners() -> None:
    """One mail for each planner of what is closed by the end of these minutes."""
    gathered = int(timezone.now().timestamp()) // GATHERED
    ends = timezone.now() + timedelta(seconds=GATHERED - timezone.now().timestamp() % GATHERED)
    planners = User.objects.filter(is_active=True, groups__name=Role.PLANNER)
    pks = sorted(planners.values_list("pk", flat=True))
    keys = [f"events.closed_days/{pk}/{gathered}" for pk in pks]
    post_many(closed_days, pks, keys=keys, not_before=ends)


def _on(days: Iterable[SpecialDay]) -> Q:
    """Times on one of these days; on none where there are none."""
    found = Q(pk__in=[])
    for each in days:
        last = (each.last_day or each.first_day) + timedelta(days=1)
        begins, ends = midnight(each.first_day), midnight(last)
        found |= Q(session__starts__gte=begins, session__starts__lt=ends)
    return found


def _is_away(quota: Quota, hours: Hours) -> bool:
    session, authority = quota.session, quota.authority
    if authority is None:
        return False
    if session.admission == Session.Admission.BEFORE_OPENING:
        special = hours.special(authority, timezone.localdate(session.starts))
        return bool(special and not special.hours)
    return is_away(authority, session.starts, session.ends, hours)


def is_away(authority: Authority, starts: datetime, ends: datetime, hours: Hours) -> bool:
    """Whether a special day says that this desk receives nobody at this time, or not all of it."""
    starts, ends = timezone.localtime(starts), timezone.localtime(ends)
    special = hours.special(authority, starts.date())
    if not special:
        return False
    return not any(a <= starts.time() and ends.time() <= b for a, b in special.hours)
