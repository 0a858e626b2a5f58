"""What questions add to Wagtail."""

from typing import Any

from django.http import HttpRequest
from wagtail import hooks
from wagtail.permissions import register_permission_policy

from asking.models import Team, Topic
from asking.viewsets import QuestionsGroup, QuestionsPanel
from asking.viewsets.owners import SomebodyStays

register_permission_policy(Team, SomebodyStays(Team))
register_permission_policy(Topic, SomebodyStays(Topic))


@hooks.register("register_admin_viewset")
def questions() -> QuestionsGroup:
    return QuestionsGroup()


@hooks.register("construct_homepage_panels")
def show_what_waits(request: HttpRequest, panels: list[Any]) -> None:
    panels.append(QuestionsPanel())
