"""Reports for editors: how hard each page is to read, and which links lead nowhere."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.permissions import page_permission_policy

from content.dead_links import all_dead_links
from content.reading_ease import FLESCH, LIX, all_eases


class ReadingEaseView(WagtailAdminTemplateMixin, TemplateView):
    """Made of the texts as they are now, which takes a second or two for some hundred pages."""

    page_title = _("Reading ease")
    header_icon = "openquote"
    template_name = "content/admin/reading_ease.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        eases = all_eases()
        hard = [ease for ease in eases if not ease.is_plain]
        return super().get_context_data(
            eases=eases, hard=len(hard), flesch=FLESCH, lix=LIX, **kwargs
        )


class DeadLinksView(WagtailAdminTemplateMixin, TemplateView):
    page_title = _("Links that lead nowhere")
    header_icon = "link"
    template_name = "content/admin/dead_links.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(links=all_dead_links(), **kwargs)


def may_read(user: Any) -> bool:
    """Whoever writes pages."""
    may: bool = page_permission_policy.user_has_permission(user, "change")
    return may
