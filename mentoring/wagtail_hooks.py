"""What mentoring adds to Wagtail."""

from typing import Any

from django.http import HttpRequest
from wagtail import hooks

from mentoring.viewsets import MentoringGroup
from mentoring.viewsets.panel import MentoringPanel
from mentoring.viewsets.programme_screens import ProgrammeScreens


@hooks.register("register_admin_viewset")
def programmes() -> MentoringGroup:
    return MentoringGroup()


@hooks.register("register_admin_viewset")
def programme_screens() -> ProgrammeScreens:
    return ProgrammeScreens()


@hooks.register("construct_homepage_panels")
def show_what_waits(request: HttpRequest, panels: list[Any]) -> None:
    panels.append(MentoringPanel())
