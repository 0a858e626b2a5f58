"""Companies in the admin: which wait for verification, who acts for them, what they booked."""

from typing import Any

from django.urls import URLPattern, path
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.generic import InspectView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy

from companies.filters import CompanyFilterSet
from companies.models import Company
from companies.overview import lines_of
from companies.permissions import user_can_verify
from companies.views import staff


class CompanyInspectView(InspectView):
    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        company = self.object
        return super().get_context_data(
            company=company,
            memberships=company.memberships.select_related("user"),
            lines=lines_of(company),
            join_requests=company.join_requests.waiting().select_related("user"),
            can_verify=user_can_verify(self.request.user),
            **kwargs,
        )


class OnlyCompaniesSignUp(ModelPermissionPolicy):
    """Nobody adds a company here: it would have no owner, and nobody who accepted the terms."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action != "add" and super().user_has_permission(user, action)


class CompanyViewSet(ModelViewSet):
    model = Company
    name = "company"
    icon = "group"
    menu_label = _("Companies")
    menu_order = 250
    add_to_admin_menu = True
    template_prefix = "companies/admin/"
    form_fields = ["name"]
    search_fields = ["name", "cvr"]
    search_backend_name = None
    filterset_class = CompanyFilterSet
    ordering = ["-created_at"]
    copy_view_enabled = False
    inspect_view_enabled = True
    inspect_view_class = CompanyInspectView
    inspect_view_fields = ["name", "cvr"]

    @cached_property
    def list_display(self) -> list[Column]:
        return [
            TitleColumn("name", label=_("Name"), url_name="company:inspect"),
            Column("cvr", label=_("CVR"), sort_key="cvr"),
            Column("state_words", label=_("State")),
            DateColumn("created_at", label=_("Signed up"), sort_key="created_at"),
        ]

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            *super().get_urlpatterns(),
            path("verify/<int:pk>/", staff.verify, name="verify"),
            path("decline/<int:pk>/", staff.decline, name="decline"),
            path("join/<int:pk>/<int:request_id>/", staff.join_answer, name="join_answer"),
        ]
