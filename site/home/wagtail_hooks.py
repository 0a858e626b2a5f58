"""What the top of the house adds to Wagtail."""

from typing import Any

from django.http import HttpRequest
from wagtail import hooks

from home.how_do_i import HowDoI
from home.welcome_panel import WelcomePanel


@hooks.register("construct_homepage_panels")
def say_what_one_does_here(request: HttpRequest, panels: list[Any]) -> None:
    panels.append(WelcomePanel())


@hooks.register("register_admin_viewset")
def short_answers() -> HowDoI:
    return HowDoI()
