"""What guidance adds to the admin."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.log_actions import LogFormatter
from wagtail.snippets.models import register_snippet

from guidance.bench.panel import RulesPanel
from guidance.scheduling import HELD_BACK
from guidance.viewsets import GuidanceGroup

register_snippet(GuidanceGroup)


@hooks.register("construct_homepage_panels")
def show_rules_that_wait(request: HttpRequest, panels: list[Any]) -> None:
    panels.append(RulesPanel())


@hooks.register("register_log_actions")
def say_what_was_held_back(actions: Any) -> None:
    @actions.register_action(HELD_BACK)
    class HeldBack(LogFormatter):
        label = gettext_lazy("Not published at its hour")

        def format_message(self, log_entry: Any) -> str:
            reasons = log_entry.data["reasons"]
            why = reasons.get(get_language(), reasons["en"])
            return _("Not published at its hour: %(why)s") % {"why": " ".join(why)}
