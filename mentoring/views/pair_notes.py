"""Notes and messages of a pair."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mentoring.forms.pair import MessageForm, NoteForm
from mentoring.models import Meeting
from mentoring.pairs import messages as pair_messages
from mentoring.pairs import notes
from mentoring.views.pair_own import Pair, done, meeting_or_404, own_pair, page
from vocabulary.refused import Refused
from vocabulary.typed import typed_id

ON_A_PAGE = 30


@own_pair
def pair_notes(request: HttpRequest, pair: Pair) -> HttpResponse:
    """Those that this one may read, and a new one: of a meeting if it was asked for there."""
    meeting = _meeting(request, pair)
    form = NoteForm(pair.match, request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            notes.write(pair.match.pk, pair.side, **form.cleaned_data, meeting=meeting)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Kept."))
            return _back(pair, meeting)
    rows = notes.read_by(pair.match, pair.side).select_related("meeting")
    context = {
        "notes": Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page")),
        "meeting": meeting,
        "form": form,
    }
    return page(request, pair, "notes", status=422 if form.errors else 200, **context)


def _meeting(request: HttpRequest, pair: Pair) -> Meeting | None:
    asked = (request.POST or request.GET).get("meeting", "")
    if not asked:
        return None
    pk = typed_id(asked)
    if pk is None:
        raise Http404
    return meeting_or_404(pair, pk)


def _back(pair: Pair, meeting: Meeting | None) -> HttpResponse:
    if meeting is not None:
        return redirect("mentoring:pair_meeting", pair.match.pk, meeting.pk)
    return redirect("mentoring:pair_notes", pair.match.pk)


@own_pair
def note(request: HttpRequest, pair: Pair, pk: int) -> HttpResponse:
    """One's own, to change it."""
    shown = get_object_or_404(pair.match.notes.all(), pk=pk, author=pair.side)
    posted: Any = request.POST if request.method == "POST" else None
    initial = {"text": shown.text, "read_by": shown.read_by}
    form = NoteForm(pair.match, posted, initial=initial)
    if form.is_valid():
        try:
            notes.change(pair.match.pk, shown.pk, pair.side, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Kept."))
            return _back(pair, shown.meeting)
    return page(request, pair, "note", status=422 if form.errors else 200, note=shown, form=form)


@require_POST
@own_pair
def delete_note(request: HttpRequest, pair: Pair, pk: int) -> HttpResponse:
    """Pressed again, when it is gone, it leads to the notes as well."""
    act = partial(notes.delete, pair.match.pk, pk, pair.side)
    return done(request, act, _("Deleted."), "mentoring:pair_notes", pair.match.pk)


@own_pair
def pair_thread(request: HttpRequest, pair: Pair) -> HttpResponse:
    """What they have written to each other, the last on the first page; opened, it is read."""
    form = MessageForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            sent = pair_messages.send(pair.match.pk, pair.side, form.cleaned_data["text"])
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            address = reverse("mentoring:pair_messages", args=[pair.match.pk])
            return redirect(f"{address}#message-{sent.pk}")
    newest = pair.match.messages.order_by("-sent_at", "-pk")
    shown = Paginator(newest, ON_A_PAGE).get_page(request.GET.get("page"))
    context = {"page_obj": shown, "thread": list(shown)[::-1], "form": form}
    pair_messages.mark_read(pair.match, pair.side)
    return page(request, pair, "messages", status=422 if form.errors else 200, **context)
