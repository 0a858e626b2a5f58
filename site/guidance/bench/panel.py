"""On the admin's first page: the rules that wait for an editor."""

from typing import Any

from django.utils import timezone
from wagtail.admin.ui.components import Component

from guidance.bench.views import may_change_rules
from guidance.bench.waiting import waiting_drafts
from guidance.checks import problems

SHOWN = 6


class RulesPanel(Component):
    """Drafts to read first, then her own, then what goes live by itself, then what is wrong."""

    name = "rules"
    template_name = "guidance/admin/panel.html"
    order = 110

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        user = parent_context["request"].user
        if not may_change_rules(user):
            return {}
        drafts = waiting_drafts()
        wrong = problems(timezone.localdate())
        return {
            "to_read": [each for each in drafts if each.sent and each.by != user][:SHOWN],
            "own": [each for each in drafts if each.by == user and not each.goes_live][:SHOWN],
            "dated": [each for each in drafts if each.goes_live][:SHOWN],
            "wrong": len(wrong),
            "first_wrong": wrong[:3],
        }
