"""On the admin's first page: closed days on which people are still expected."""

from typing import Any

from wagtail.admin.ui.components import Component

from accounts.roles import Role, has_role
from events.planning.closed_with_people import closed_with_people


class ClosedDaysPanel(Component):
    name = "closed_days"
    template_name = "events/admin/closed_panel.html"
    order = 110

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        may = has_role(parent_context["request"].user, Role.PLANNER)
        return {"days": closed_with_people() if may else []}
