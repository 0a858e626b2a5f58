"""The screens of one event beside its page: ``event_admin:<screen>``, with the event's number.

A screen that is to have a tab is named in ``events.views.hub.TABS``.
"""

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.base import ViewSet

from events.views import event_overview


class EventScreens(ViewSet):
    name = "event_admin"
    url_prefix = "events"
    icon = "calendar-alt"
    menu_label = _("Events")

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("<int:event_pk>/", event_overview.overview, name="overview"),
        ]
