"""On the admin's first page: pages that readers of the other language get untranslated."""

from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from wagtail.admin.ui.components import Component
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from content.translations import unfinished

SHOWN = 6


class TranslationPanel(Component):
    name = "to_translate"
    template_name = "content/admin/translation_panel.html"
    order = 130

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Only pages that she may edit; the last changed first."""
        user = parent_context["request"].user
        own = page_permission_policy.instances_user_has_permission_for(user, "change")
        waiting = _untranslated(own.live().filter(depth__gt=1)).select_related("locale")
        pages = waiting.order_by("-alias_of__last_published_at", "pk")[:SHOWN]
        return {"pages": pages, "count": waiting.count()}


def _untranslated(pages: QuerySet[Page]) -> QuerySet[Page]:
    """Those that nobody has begun to translate, and those that were begun and not finished."""
    begun = unfinished().filter(
        source__object_id=OuterRef("translation_key"), target_locale_id=OuterRef("locale_id")
    )
    mirrors = Q(alias_of__isnull=False) & ~Q(alias_of__locale=F("locale"))
    known: QuerySet[Page] = pages.annotate(begun=Exists(begun))
    return known.filter(mirrors | Q(begun=True, alias_of=None))
