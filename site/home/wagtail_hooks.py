"""What the top of the house adds to Wagtail."""

from typing import Any

from django.http import HttpRequest
from wagtail import hooks

from home import front_page_stays
from home.how_do_i import HowDoI
from home.welcome_panel import WelcomePanel


@hooks.register("construct_homepage_panels")
def say_what_one_does_here(request: HttpRequest, panels: list[Any]) -> None:
    panels.append(WelcomePanel())


for _taken in ("before_delete_page", "before_unpublish_page", "before_move_page"):
    hooks.register(_taken, front_page_stays.refuse)
hooks.register("before_bulk_action", front_page_stays.refuse_in_bulk)


@hooks.register("register_admin_viewset")
def short_answers() -> HowDoI:
    return HowDoI()
