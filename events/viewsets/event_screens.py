"""The screens of one event beside its page: ``event_admin:<screen>``, with the event's number.

A screen that is to have a tab is named in ``events.views.hub.TABS``.
"""

from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet

from accounts.roles import Role, has_role
from events.views import (
    attendance,
    duplicate,
    event_overview,
    one_date,
    report,
    stand_screens,
    talks,
    times,
)
from events.viewsets.event_list import EventIndexView, may_list_events
from events.viewsets.message_screens import MESSAGES
from events.viewsets.people_screens import PEOPLE

STANDS = [
    path("<int:event_pk>/stands/", stand_screens.stands, name="stands"),
    path("<int:event_pk>/stands/add/", stand_screens.add, name="add_stand"),
    path("<int:event_pk>/stands/invite/", stand_screens.invite_all, name="invite_stands"),
    path("<int:event_pk>/stands/signs/", stand_screens.signs, name="stand_signs"),
    path("<int:event_pk>/stands/<int:pk>/", stand_screens.change, name="change_stand"),
    path("<int:event_pk>/stands/<int:pk>/invite/", stand_screens.invite, name="invite_stand"),
    path("<int:event_pk>/stands/<int:pk>/remove/", stand_screens.remove, name="remove_stand"),
]


class EditorsMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_list_events(request.user)


class HostsMenuItem(MenuItem):
    """For advisers; editors come to the talks by their list of events."""

    def is_shown(self, request: HttpRequest) -> bool:
        return has_role(request.user, Role.ADVISER) and not may_list_events(request.user)


COURSE = "<int:event_pk>/certificates"
ATTENDANCE = [
    path("<int:event_pk>/attendance/", attendance.attendance, name="attendance"),
    path(f"{COURSE}/", attendance.give, name="give_certificates"),
    path(f"{COURSE}.pdf", attendance.all_certificates, name="all_certificates"),
    path(f"{COURSE}/<int:pk>.pdf", attendance.one_certificate, name="certificate"),
]


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
            path("<int:event_pk>/duplicate/", duplicate.make, name="duplicate"),
            path("<int:event_pk>/times/", times.times, name="times"),
            path("<int:event_pk>/times/<int:pk>/", one_date.change, name="change_time"),
            path("<int:event_pk>/times/<int:pk>/cancel/", one_date.cancel, name="cancel_time"),
            path(
                "<int:event_pk>/times/<int:pk>/take-away/",
                one_date.take_away,
                name="take_away_time",
            ),
            path("<int:event_pk>/talks/", talks.talks, name="talks"),
            *ATTENDANCE,
            path("<int:event_pk>/report/", report.report, name="report"),
            path("<int:event_pk>/report/dates.xlsx", report.export, name="report_xlsx"),
            *PEOPLE,
            *MESSAGES,
            *STANDS,
            path("talks/", talks.my_talks, name="my_talks"),
        ]
