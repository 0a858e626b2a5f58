"""What Wagtail's screens of drafts do here beside: a draft that breaks others is not approved."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.widgets.button import Button
from wagtail.snippets.views.snippets import EditView, WorkflowActionView

from guidance.reviewing import hindrances


class EditDraftView(EditView):
    @cached_property
    def header_more_buttons(self) -> list[Button]:
        """With the way to what the draft would change."""
        where = [self.model._meta.model_name, self.object.pk]
        url = reverse("rule_bench:effect", args=where)
        button = Button(_("What it changes"), url=url, icon_name="view", priority=5)
        return [*super().header_more_buttons, button]


class ApproveView(WorkflowActionView):
    """From lists and mails, where the draft itself is not sent along and so not checked again."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        found = hindrances(self.object) if self.action_name == "approve" else []
        for words in found:
            messages.error(request, words)
        if found:
            return redirect(self.redirect_url)
        response: HttpResponse = super().post(request, *args, **kwargs)
        return response
