"""What candidates write, for advisers (``careers_words:<screen>``), and the list of skills."""

from typing import Any

import django_filters
from django.urls import URLPattern, path, reverse_lazy
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.components import Component
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.viewsets.base import ViewSet
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy

from accounts.roles import Role, has_role
from careers.admin_menu import AdvisersMenuItem
from careers.models import Skill
from careers.publishing import queue
from careers.views import skill_review, word_review


class WordScreens(ViewSet):
    name = "careers_words"
    url_prefix = "candidate-words"
    icon = "edit"
    menu_label = _("Texts to read")

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", word_review.index, name="index"),
            path("again/", word_review.again, name="again"),
            path("<int:pk>/", word_review.one, name="one"),
            path("<int:pk>/approve/", word_review.approve, name="approve"),
            path("<int:pk>/send-back/", word_review.send_back, name="send_back"),
            path("skills/", skill_review.index, name="skills"),
            path("skills/<int:pk>/", skill_review.decide, name="decide_skill"),
        ]


def words_menu_item() -> AdvisersMenuItem:
    url = reverse_lazy("careers_words:index")
    return AdvisersMenuItem(_("Texts to read"), url, icon_name="edit", order=20)


def skills_menu_item() -> AdvisersMenuItem:
    url = reverse_lazy("skill:index")
    return AdvisersMenuItem(_("List of skills"), url, icon_name="list-ul", order=80)


class WordsPanel(Component):
    """On the admin's first page: how much there is to read."""

    name = "words_to_read"
    template_name = "careers/admin/words/panel.html"
    order = 115

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        if not has_role(parent_context["request"].user, Role.ADVISER):
            return {}
        return {"counts": queue.counts(), "oldest": queue.waiting().first()}


class SkillsStay(ModelPermissionPolicy):
    """A skill that people have is not deleted: it would vanish from their profiles."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action != "delete" and super().user_has_permission(user, action)


class SkillFilterSet(WagtailFilterSet):
    state = django_filters.ChoiceFilter(label=_("State"), choices=Skill.State.choices)

    class Meta:
        model = Skill
        fields: list[str] = []


class SkillViewSet(ModelViewSet):
    model = Skill
    name = "skill"
    icon = "list-ul"
    menu_label = _("List of skills")
    form_fields = ["name_en", "name_da"]
    search_fields = ["name_en", "name_da"]
    search_backend_name = None
    filterset_class = SkillFilterSet
    ordering = ["name_en"]
    copy_view_enabled = False
    list_per_page = 50

    @cached_property
    def list_display(self) -> list[Column]:
        return [
            TitleColumn("name_en", label=_("English"), url_name="skill:edit", sort_key="name_en"),
            Column("name_da", label=_("Danish"), sort_key="name_da"),
            Column("get_state_display", label=_("State"), sort_key="state"),
        ]
