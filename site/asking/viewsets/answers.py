"""Ready answers, in both languages side by side."""

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList, Panel
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.viewsets.model import ModelViewSet

from asking.models import ReadyAnswer


class ReadyAnswerViewSet(ModelViewSet):
    model = ReadyAnswer
    icon = "snippet"
    menu_label = _("Ready answers")
    menu_order = 10
    copy_view_enabled = False
    search_fields = ["title", "text_en", "text_da"]
    search_backend_name = None

    @cached_property
    def edit_handler(self) -> Panel:
        texts = FieldRowPanel([FieldPanel("text_en"), FieldPanel("text_da")])
        panels = ObjectList([FieldPanel("title"), FieldPanel("topic"), texts])
        return panels.bind_to_model(ReadyAnswer)

    @cached_property
    def list_display(self) -> list[Column]:
        url = self.get_url_name("edit")
        return [
            TitleColumn("title", label=_("Title"), url_name=url, sort_key="title"),
            Column("topic", label=_("Topic")),
        ]
