"""Topics, teams, and which team answers what."""

from typing import Any

from django.db.models import ProtectedError
from django.http import HttpRequest, HttpResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    ObjectList,
    PageChooserPanel,
    Panel,
)
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy

from asking.models import Responsibility, Team, Topic
from asking.models.topics import OTHER
from asking.permissions import who_may_answer
from content.deleting import UnlessUsedDeleteView


def stays(instance: Any) -> bool:
    """The team that catches all, and the topic for everything."""
    return bool(getattr(instance, "catches_all", False) or getattr(instance, "key", "") == OTHER)


class SomebodyStays(ModelPermissionPolicy):
    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:
        if action == "delete" and stays(instance):
            return False
        return bool(super().user_has_permission_for_instance(user, action, instance))


class SomebodyStaysDeleteView(UnlessUsedDeleteView):
    """What has questions or rules is not deleted: it says what to do first."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if stays(self.object):
            return self.refuse(
                gettext("This one is always there, so that no question is nobody's.")
            )
        return super().post(request, *args, **kwargs)

    def words_for(self, error: ProtectedError) -> str:
        return gettext("It has questions, or is in “Who answers what”. Change these first.")


class PersonPanel(FieldPanel):
    """Only those who may answer."""

    class BoundPanel(FieldPanel.BoundPanel):
        def __init__(self, **kwargs: Any) -> None:
            super().__init__(**kwargs)
            if self.form is not None and self.field_name in self.form.fields:
                self.form.fields[self.field_name].queryset = who_may_answer()


def _both(field: str) -> FieldRowPanel:
    return FieldRowPanel([FieldPanel(f"{field}_en"), FieldPanel(f"{field}_da")])


class TopicViewSet(ModelViewSet):
    model = Topic
    icon = "tag"
    menu_label = _("Topics")
    delete_view_class = SomebodyStaysDeleteView
    menu_order = 40
    copy_view_enabled = False
    ordering = ["order", "name_en"]
    list_display = [
        "__str__",
        Column("hint", label=_("What belongs to it")),
        Column("order", label=_("Order")),
    ]

    @cached_property
    def edit_handler(self) -> Panel:
        pages = InlinePanel("pages", [PageChooserPanel("page")], heading=_("Pages about it"))
        return ObjectList([_both("name"), _both("hint"), FieldPanel("order"), pages]).bind_to_model(
            Topic
        )


class TeamViewSet(ModelViewSet):
    model = Team
    icon = "group"
    menu_label = _("Teams")
    delete_view_class = SomebodyStaysDeleteView
    menu_order = 30
    copy_view_enabled = False
    list_display = [
        "__str__",
        Column("email", label=_("E-mail")),
        BooleanColumn("catches_all", label=_("Gets what nobody else has")),
    ]

    @cached_property
    def edit_handler(self) -> Panel:
        address = FieldRowPanel([FieldPanel("email"), FieldPanel("language")])
        return ObjectList(
            [_both("name"), address, PersonPanel("members"), FieldPanel("catches_all")]
        ).bind_to_model(Team)


class ResponsibilityViewSet(ModelViewSet):
    model = Responsibility
    icon = "list-ul"
    menu_label = _("Who answers what")
    menu_order = 20
    copy_view_enabled = False
    list_display = [
        "__str__",
        Column("team", label=_("Team")),
        Column("person", label=_("Person")),
    ]

    @cached_property
    def edit_handler(self) -> Panel:
        place = FieldRowPanel([FieldPanel("centre"), FieldPanel("municipality")])
        whom = FieldRowPanel([FieldPanel("team"), PersonPanel("person")])
        return ObjectList([FieldPanel("topic"), place, whom]).bind_to_model(Responsibility)
