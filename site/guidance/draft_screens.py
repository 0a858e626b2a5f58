"""What Wagtail's screens of drafts do here beside: a draft that breaks others is not approved."""

from contextlib import nullcontext
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.widgets.button import Button
from wagtail.snippets.views.snippets import (
    CopyView,
    EditView,
    IndexView,
    RevisionsUnscheduleView,
    WorkflowActionView,
)

from guidance.models.drafts import Drafted
from guidance.reviewing import hindrances, one_at_a_time


class DraftIndexView(IndexView):
    def get_base_queryset(self) -> QuerySet[Any]:
        """With what the list's column of states says."""
        rows: QuerySet[Any] = super().get_base_queryset().with_hours()
        return rows


class EditDraftView(EditView):
    @cached_property
    def header_more_buttons(self) -> list[Button]:
        """With the way to what the draft would change."""
        where = [self.model._meta.model_name, self.object.pk]
        url = reverse("rule_bench:effect", args=where)
        button = Button(_("What it changes"), url=url, icon_name="view", priority=5)
        return [*super().header_more_buttons, button, *self._take_back()]

    def _take_back(self) -> list[Button]:
        """While a draft waits for its hour nobody can change it."""
        dated = self.object.scheduled_revision
        if dated is None:
            return []
        url = reverse(self.revisions_unschedule_url_name, args=[self.object.pk, dated.pk])
        words = _("Take the schedule back")
        return [Button(words, url=url, icon_name="calendar-alt", priority=6)]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """What may publish is checked once nobody else publishes."""
        with nullcontext() if self.action == "edit" else one_at_a_time():
            response: HttpResponse = super().post(request, *args, **kwargs)
            return response

    @property
    def is_approving(self) -> bool:
        return bool(self.action == "workflow-action" and self.workflow_action == "approve")

    def is_valid(self, form: Any) -> bool:
        """Nobody approves words that she has just written herself."""
        valid: bool = super().is_valid(form)
        if valid and self.is_approving and form.has_changed():
            words = _("You have changed something. Save it as a draft: another editor approves it.")
            form.add_error(None, words)
            self.produced_error_code, self.produced_error_message = "validation_error", words
            return False
        return valid

    def save_instance(self) -> Drafted:
        """Approving writes no draft: whoever wrote the last one may not approve it."""
        if not self.is_approving:
            saved: Drafted = super().save_instance()
            return saved
        self.new_revision = self.object.latest_revision
        draft: Drafted = self.object
        return draft


class CopyDraftView(CopyView):
    """Shows the form, which is sent to where new drafts are made. What was sent here instead would
    be written over the original, and take it off the site."""

    http_method_names = ["get", "head", "options"]


class TakeBackView(RevisionsUnscheduleView):
    """Any editor may: it is a draft again, and to be sent again."""

    permission_required = "change"


class ApproveView(WorkflowActionView):
    """From lists and mails, where the draft itself is not sent along and so not checked again."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        with one_at_a_time():
            found = hindrances(self.object) if self.action_name == "approve" else []
            for words in found:
                messages.error(request, words)
            if found:
                return redirect(self.redirect_url)
            response: HttpResponse = super().post(request, *args, **kwargs)
            return response
