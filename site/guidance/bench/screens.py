"""Where the bench is in the admin: ``rule_bench:<screen>``."""

from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet

from guidance.bench import views


class EditorsMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return views.may_change_rules(request.user)


class BenchScreens(ViewSet):
    name = "rule_bench"
    url_prefix = "rules/try"
    icon = "group"
    menu_label = _("Try the rules")
    menu_item_class = EditorsMenuItem

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", views.bench, name="index"),
            path("<slug:model>/<int:pk>/", views.effect_of, name="effect"),
        ]


class WrongScreen(ViewSet):
    name = "rules_wrong"
    url_prefix = "rules/wrong"
    icon = "warning"
    menu_label = _("What is wrong")
    menu_item_class = EditorsMenuItem

    def get_urlpatterns(self) -> list[URLPattern]:
        return [path("", views.wrong, name="index")]
