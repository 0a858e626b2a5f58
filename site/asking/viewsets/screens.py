"""Readers' questions in the admin: ``asking_admin:<screen>``."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.viewsets.base import ViewSet

from asking.models import Question
from asking.permissions import may_answer
from asking.views import one, staff


class AnswerersMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_answer(request.user)


class QuestionScreens(ViewSet):
    name = "asking_admin"
    url_prefix = "questions"
    icon = "help"
    menu_label = _("Readers’ questions")
    menu_order = 1
    menu_item_class = AnswerersMenuItem

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", staff.index, name="index"),
            path("<int:pk>/", one.one, name="one"),
            path("<int:pk>/answer/", one.answer, name="answer"),
            path("<int:pk>/hand-on/", one.hand_on, name="hand_on"),
            path("<int:pk>/take/", one.take, name="take"),
            path("<int:pk>/spam/", one.mark_spam, name="spam"),
            path("<int:pk>/no-spam/", one.unmark_spam, name="no_spam"),
        ]


class CountsScreen(ViewSet):
    name = "asking_counts"
    url_prefix = "questions-counted"
    icon = "table"
    menu_label = _("What is asked")
    menu_order = 2
    menu_item_class = AnswerersMenuItem

    def get_urlpatterns(self) -> list[URLPattern]:
        return [path("", staff.counted, name="index")]


class QuestionsPanel(Component):
    """On the admin's first page: what waits for her, and for her teams."""

    name = "questions_to_answer"
    template_name = "asking/admin/panel.html"
    order = 105

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        user = parent_context["request"].user
        if not may_answer(user):
            return {}
        waiting = Question.objects.waiting()
        overdue = Question.objects.overdue(timezone.localdate())
        mine, teams = waiting.mine(user).count(), waiting.of_teams(user).count()
        return {"mine": mine, "teams": teams, "overdue": overdue.count()}
