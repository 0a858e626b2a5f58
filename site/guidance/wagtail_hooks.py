"""What guidance adds to the admin."""

from typing import Any

from django.http import HttpRequest
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from guidance.bench.panel import RulesPanel
from guidance.viewsets import GuidanceGroup

register_snippet(GuidanceGroup)


@hooks.register("construct_homepage_panels")
def show_rules_that_wait(request: HttpRequest, panels: list[Any]) -> None:
    panels.append(RulesPanel())
