"""On the admin's first page: how many companies wait for somebody to verify them."""

from typing import Any

from wagtail.admin.ui.components import Component

from companies.models import Company
from companies.permissions import user_can_verify


class VerificationPanel(Component):
    name = "companies_to_verify"
    template_name = "companies/admin/panel.html"
    order = 120

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        if not user_can_verify(parent_context["request"].user):
            return {"waiting": 0}
        return {"waiting": Company.objects.to_verify().count()}
