"""A special day at a centre holds for its registration times at once: nobody books a closed desk.

People who have a seat already keep it until a planner cancels their time, so that they are told.
"""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.db.models.signals import post_delete, post_save
from django.utils import timezone

from content.page_cache import touch
from events.models import Quota, Session
from events.placing.slots import midnight
from guidance.centres.hours import Hours
from guidance.models import Centre, SpecialDay


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
    starts, ends = timezone.localtime(session.starts), timezone.localtime(session.ends)
    special = authority and hours.special(authority, starts.date())
    if not special:
        return False
    if session.admission == Session.Admission.BEFORE_OPENING:
        return not special.hours
    return not any(a <= starts.time() and ends.time() <= b for a, b in special.hours)
