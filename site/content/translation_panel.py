"""On the admin's first page: pages that readers of the other language get untranslated."""

from typing import Any

from django.db.models import F
from wagtail.admin.ui.components import Component
from wagtail.permissions import page_permission_policy

SHOWN = 6


class TranslationPanel(Component):
    name = "to_translate"
    template_name = "content/admin/translation_panel.html"
    order = 130

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Only pages that she may edit; the last changed first."""
        user = parent_context["request"].user
        own = page_permission_policy.instances_user_has_permission_for(user, "change")
        untranslated = (
            own.live()
            .filter(depth__gt=1, alias_of__isnull=False)
            .exclude(alias_of__locale=F("locale"))
            .select_related("alias_of", "locale")
        )
        pages = untranslated.order_by("-alias_of__last_published_at", "pk")[:SHOWN]
        return {"pages": pages, "count": untranslated.count()}
