"""What is due for review, on the front page of the admin."""

from typing import Any

from django.utils import timezone
from wagtail.admin.ui.components import Component
from wagtail.models import get_page_models
from wagtail.permissions import page_permission_policy

from content.models import BasePage

SHOWN = 10


def due_pages() -> list[Any]:
    """Published pages whose review day has come, of every kind; the longest due first."""
    kinds = [kind for kind in get_page_models() if issubclass(kind, BasePage)]
    due = [page for kind in kinds for page in kind.objects.due_for_review()]
    return sorted(due, key=lambda page: (page.review_on, page.title))


class ReviewPanel(Component):
    """Everybody who writes pages sees which of theirs wait; one's own come first."""

    name = "due_for_review"
    template_name = "content/admin/review_panel.html"
    order = 120

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        user = parent_context["request"].user
        may_change = page_permission_policy.user_has_permission(user, "change")
        due = [
            page
            for page in (due_pages() if may_change else [])
            if page.permissions_for_user(user).can_edit()
        ]
        due.sort(key=lambda page: page.review_by_id != user.pk)
        return {
            "pages": due[:SHOWN],
            "more": max(0, len(due) - SHOWN),
            "user": user,
            "today": timezone.localdate(),
        }
