"""Whose event it is in the admin: by the pages that one may edit.

An editor of the whole site has every event, and those of pages that were deleted. A partner's
editor may edit the pages in the partner's folder, so she has their events and no others.
"""

from typing import Any

from django.db.models import Exists, OuterRef, Q
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail.query import PageQuerySet

from accounts.roles import Role, has_role
from events.models import (
    Attendee,
    AttendeeQuerySet,
    Event,
    EventPage,
    EventQuerySet,
    Session,
    SessionQuerySet,
)


def editable_events(user: Any) -> EventQuerySet:
    """Never registration days, which are the planners', nor talks in confidence."""
    events = Event.objects.exclude(kind=Event.Kind.REGISTRATION).filter(picked_at="")
    if has_role(user, Role.EDITOR):
        return events
    pages = PagePermissionPolicy(EventPage).instances_user_has_permission_for(user, "change")
    return events.filter(Exists(pages.filter(event=OuterRef("pk"))))


def choosable_pages(user: Any, pages: PageQuerySet) -> PageQuerySet:
    """To link to: what everybody can read, and what one may edit."""
    if has_role(user, Role.EDITOR):
        return pages
    own = PagePermissionPolicy(Page).instances_user_has_permission_for(user, "change")
    return pages.filter(Q(live=True) | Q(pk__in=own.values("pk")))


def user_can_edit_event(user: Any, event: Event) -> bool:
    """Its times and seats too: who may write about an event may say when it is."""
    return editable_events(user).filter(pk=event.pk).exists()


def user_can_see_people(user: Any, event: Event) -> bool:
    """Who signed up for it: its editors, and the front desk that receives them."""
    received = has_role(user, Role.DESK) and not event.is_in_confidence
    return received or user_can_edit_event(user, event)


def talks_of(user: Any) -> EventQuerySet:
    """Personal talks that one may offer times in: any for an adviser, one's own for an editor."""
    talks = Event.objects.filter(kind=Event.Kind.TALKS)
    if has_role(user, Role.ADVISER):
        return talks
    return talks.filter(pk__in=editable_events(user).values("pk"))


def dates_of(user: Any) -> SessionQuerySet:
    """The dates that one may change: of one's events, and the talks that one holds oneself."""
    mine = Q(event__in=editable_events(user).values("pk"))
    if has_role(user, Role.ADVISER):
        mine |= Q(host=user.pk, event__kind=Event.Kind.TALKS)
    return Session.objects.filter(mine)


def received_dates(user: Any) -> SessionQuerySet:
    """Where one may receive people at the door: all, for the front desk; else one's own dates."""
    if not has_role(user, Role.DESK):
        return dates_of(user)
    own = Q(event__picked_at="") | Q(pk__in=dates_of(user).values("pk"))
    return Session.objects.filter(own)


def received_people(user: Any) -> AttendeeQuerySet:
    """Whom one may receive."""
    mine = Q(session__in=dates_of(user).values("pk"))
    if has_role(user, Role.DESK):
        mine |= Q(session__event__picked_at="")
    return Attendee.objects.filter(mine)


def receives_people(user: Any) -> bool:
    """Whether the arrivals desk is there for this person at all."""
    if has_role(user, Role.DESK) or has_role(user, Role.EDITOR):
        return True
    return bool(user.is_authenticated) and dates_of(user).exists()
