"""The screens that questions add to the admin."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.base import ViewSetGroup

from asking.viewsets.answers import ReadyAnswerViewSet
from asking.viewsets.owners import ResponsibilityViewSet, TeamViewSet, TopicViewSet
from asking.viewsets.screens import CountsScreen, QuestionScreens, QuestionsPanel

__all__ = ["QuestionsGroup", "QuestionsPanel"]


class QuestionsGroup(ViewSetGroup):
    menu_label = _("Questions")
    menu_icon = "help"
    menu_order = 250
    items: Any = (
        QuestionScreens(),
        CountsScreen(),
        ReadyAnswerViewSet("ready_answers"),
        ResponsibilityViewSet("responsibilities"),
        TeamViewSet("question_teams"),
        TopicViewSet("question_topics"),
    )
