"""The planners' screens in the admin."""

from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet

from accounts.roles import Role, has_role
from events.views import planning


class PlannersMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return has_role(request.user, Role.PLANNER)


class RegistrationDays(ViewSet):
    name = "registration_days"
    url_prefix = "registration-days"
    icon = "calendar-check"
    menu_label = _("Registration days")
    menu_order = 210
    add_to_admin_menu = True
    menu_item_class = PlannersMenuItem

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", planning.index, name="index"),
            path("plan/", planning.pattern, name="plan"),
            path("sessions/<int:pk>/seats/", planning.seats, name="seats"),
            path("sessions/<int:pk>/cancel/", planning.cancel, name="cancel"),
            path("<slug:centre_key>/confirm/", planning.confirm, name="confirm"),
            path("<slug:centre_key>/<str:day>/", planning.day, name="day"),
            path("<slug:centre_key>/<str:day>/cancel/", planning.cancel_day, name="cancel_day"),
            path(
                "<slug:centre_key>/<str:day>/before-opening/",
                planning.before_opening,
                name="before_opening",
            ),
        ]
