"""Jobs in the admin: which wait to be read, and every other in whatever state."""

from typing import Any

import django_filters
from django.urls import URLPattern, path
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.components import Component
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.generic import InspectView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy

from careers.jobs.standing import standing_of
from careers.models import Job
from careers.views import job_review
from careers.views.jobs import job_context


class OnlyCompaniesWrite(ModelPermissionPolicy):
    """Nobody changes a company's words here: they are approved or sent back."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        allowed = action not in ("add", "change", "delete")
        return allowed and super().user_has_permission(user, action)


def _state(job: Job) -> str:
    """Nobody can apply for an open one whose last day is over."""
    has_run_out = job.state == Job.State.OPEN and job.is_over
    return gettext("Has run out") if has_run_out else job.get_state_display()


class JobFilterSet(WagtailFilterSet):
    state = django_filters.ChoiceFilter(label=_("State"), choices=Job.State.choices)

    class Meta:
        model = Job
        fields: list[str] = []


class JobInspectView(InspectView):
    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        job = self.object
        return super().get_context_data(
            **job_context(job),
            standing=standing_of(job),
            earlier=Job.objects.filter(company=job.company_id, opened_at__isnull=False)
            .exclude(pk=job.pk)
            .count(),
            next_waiting=Job.objects.to_review().exclude(pk=job.pk).first(),
            can_review=job_review.user_can_review(self.request.user),
            **kwargs,
        )


class JobViewSet(ModelViewSet):
    model = Job
    name = "job"
    icon = "form"
    menu_label = _("Jobs")
    menu_order = 270
    add_to_admin_menu = True
    template_prefix = "careers/admin/"
    form_fields = ["title"]
    search_fields = ["title", "company__name"]
    search_backend_name = None
    filterset_class = JobFilterSet
    ordering = ["-sent_at", "-pk"]
    copy_view_enabled = False
    inspect_view_enabled = True
    inspect_view_class = JobInspectView
    inspect_view_fields = ["title", "company"]

    @cached_property
    def list_display(self) -> list[Column]:
        return [
            TitleColumn("title", label=_("Title"), url_name="job:inspect"),
            Column("company", label=_("Company"), sort_key="company__name"),
            Column("state", label=_("State"), accessor=_state, sort_key="state"),
            DateColumn("sent_at", label=_("Sent"), sort_key="sent_at"),
            Column("valid_through", label=_("Apply until"), sort_key="valid_through"),
        ]

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            *super().get_urlpatterns(),
            path("approve/<int:pk>/", job_review.approve, name="approve"),
            path("send-back/<int:pk>/", job_review.send_back, name="send_back"),
        ]


class JobsPanel(Component):
    """On the admin's first page: how many wait to be read."""

    name = "jobs_to_read"
    template_name = "careers/admin/jobs_panel.html"
    order = 125

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        if not job_review.user_can_review(parent_context["request"].user):
            return {"waiting": 0}
        return {"waiting": Job.objects.to_review().count()}
