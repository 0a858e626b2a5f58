"""The screens that events add to the admin."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.base import ViewSetGroup

from events.viewsets.event_screens import EventScreens, HostsMenuItem
from events.viewsets.labels import CategoryViewSet, OrganiserViewSet, VenueViewSet
from events.viewsets.registration_days import RegistrationDays

__all__ = ["EventsGroup", "HostsMenuItem", "RegistrationDays"]


class EventsGroup(ViewSetGroup):
    menu_label = _("Events")
    menu_icon = "calendar-alt"
    menu_order = 200
    items: Any = (
        EventScreens(),
        VenueViewSet("venues"),
        OrganiserViewSet("organisers"),
        CategoryViewSet("event_categories"),
    )
