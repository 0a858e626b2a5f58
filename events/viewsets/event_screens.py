"""The screens of one event beside its page: ``event_admin:<screen>``, with the event's number.

A screen that is to have a tab is named in ``events.views.hub.TABS``.
"""

from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet

from accounts.roles import Role, has_role
from events.views import event_overview, one_date, talks, times
from events.viewsets.event_list import EventIndexView, may_list_events


class EditorsMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_list_events(request.user)


class HostsMenuItem(MenuItem):
    """For advisers; editors come to the talks by their list of events."""

    def is_shown(self, request: HttpRequest) -> bool:
        return has_role(request.user, Role.ADVISER) and not may_list_events(request.user)


class EventScreens(ViewSet):
    name = "event_admin"
    url_prefix = "events"
    icon = "calendar-alt"
    menu_label = _("All events")
    menu_item_class = EditorsMenuItem

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", EventIndexView.as_view(), name="index"),
            path("results/", EventIndexView.as_view(results_only=True), name="index_results"),
            path("<int:event_pk>/", event_overview.overview, name="overview"),
            path("<int:event_pk>/times/", times.times, name="times"),
            path("<int:event_pk>/times/<int:pk>/", one_date.change, name="change_time"),
            path("<int:event_pk>/times/<int:pk>/cancel/", one_date.cancel, name="cancel_time"),
            path(
                "<int:event_pk>/times/<int:pk>/take-away/",
                one_date.take_away,
                name="take_away_time",
            ),
            path("<int:event_pk>/talks/", talks.talks, name="talks"),
            path("talks/", talks.my_talks, name="my_talks"),
        ]
