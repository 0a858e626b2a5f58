"""The screens that mentoring adds to the admin."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.base import ViewSetGroup

from mentoring.viewsets.programmes import PartnerViewSet, ProgrammeViewSet, UniversityViewSet

__all__ = ["MentoringGroup"]


class MentoringGroup(ViewSetGroup):
    menu_label = _("Mentoring")
    menu_icon = "group"
    menu_order = 255
    items: Any = (ProgrammeViewSet(), PartnerViewSet(), UniversityViewSet())
