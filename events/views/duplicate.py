"""A copy of an event in one step; then its editor goes on in the page."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from events.editing.duplicating import duplicate
from events.forms.duplicate import DuplicateForm
from events.models import Event
from events.views.hub import event_screen, render_screen
from vocabulary.refused import Refused


@event_screen
def make(request: HttpRequest, event: Event) -> HttpResponse:
    form = DuplicateForm(event, request.POST or None)
    if form.is_valid():
        by: Any = request.user
        try:
            token = form.cleaned_data["token"][:64]
            page = duplicate(event, weeks=form.weeks, by=by, form_token=token)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _words(page.event, form.weeks))
            return redirect("wagtailadmin_pages:edit", page.pk)
    template, title = "events/admin/duplicate.html", _("Duplicate")
    return render_screen(request, event, "overview", template, {"form": form}, title=title)


def _words(copy: Event, weeks: int | None) -> str:
    made = _("This is the copy, a draft that nobody sees. Change what is different, then publish.")
    if weeks is not None and not copy.sessions.exists():
        made += " " + _("It has no dates: so many weeks later they would all be over.")
    return made
