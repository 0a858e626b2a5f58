"""What Wagtail's screens of drafts do here beside: a draft that breaks others is not approved."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.admin import messages
from wagtail.snippets.views.snippets import WorkflowActionView

from guidance.reviewing import hindrances


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
