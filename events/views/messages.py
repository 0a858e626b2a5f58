"""An organiser writes to the people of an event: written, looked at, tried, sent."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from accounts.models import Language
from events.emails.messages import letter_of
from events.emails.sign_up import organiser_address
from events.forms.messages import MessageForm
from events.messages import sending
from events.messages.receivers import receivers_of
from events.models import Event, EventMessage, MessageCopy
from events.views.hub import event_screen, render_screen
from events.views.people import check_may_see
from vocabulary.refused import Refused

READ = {"en": gettext_lazy("English"), "da": gettext_lazy("Danish")}
SHOWN = 50  # of what was written before
View = Callable[..., HttpResponse]


def message_screen(view: View) -> View:
    """The view gets a message of an event whose people one may see; another is a 404."""

    @wraps(view)
    def inner(request: HttpRequest, event: Event, pk: int, **kwargs: Any) -> HttpResponse:
        check_may_see(request, event)
        found = EventMessage.objects.filter(event=event).select_related(
            "event__organiser", "event__centre", "session", "written_by"
        )
        return view(request, event, get_object_or_404(found, pk=pk), **kwargs)

    return event_screen(inner)


@event_screen
def written(request: HttpRequest, event: Event) -> HttpResponse:
    """A new one, and below it those that were written before."""
    check_may_see(request, event)
    form = MessageForm(event, request.POST or None)
    if form.is_valid():
        by: Any = request.user
        token = form.cleaned_data["token"][:64]
        message = sending.write(event, form.draft, by=by, form_token=token)
        return redirect("event_admin:message", event.pk, message.pk)
    told = EventMessage.objects.filter(event=event).select_related("written_by", "session")
    context = {
        "form": form,
        "drafts": told.drafts()[:SHOWN],
        "sent": told.sent()[:SHOWN],
        "has_dates": bool(form.sessions),
    }
    return render_screen(request, event, "messages", "events/admin/messages/list.html", context)


@require_safe
@message_screen
def message(request: HttpRequest, event: Event, message: EventMessage) -> HttpResponse:
    """As it will look in each language, and to how many it goes; or as it was sent."""
    receivers = [] if message.is_sent else receivers_of(message)
    counts = [(label, _number(receivers, code)) for code, label in READ.items()]
    context = {
        "message": message,
        "number": message.receivers if message.is_sent else len(receivers),
        "counts": counts,
        "reply_to": organiser_address(event),
        "previews": [_preview(message, code) for code in Language.values],
    }
    template = "events/admin/messages/message.html"
    return render_screen(request, event, "messages", template, context, title=str(message))


def _number(receivers: list[Any], language: str) -> int:
    return sum(each.language == language for each in receivers)


def _preview(message: EventMessage, language: str) -> dict[str, Any]:
    letter = letter_of(_example(message, language))
    subject = letter.render().subject
    return {"language": language, "label": READ[language], "subject": subject}


def _example(message: EventMessage, language: str) -> MessageCopy:
    """A copy that nobody gets: the name in it is nobody's of the event."""
    session = sending.example_date(message)
    return MessageCopy(message=message, name="Ana", language=language, session=session)


@require_safe
@never_cache
@message_screen
def letter(
    request: HttpRequest, event: Event, message: EventMessage, language: str
) -> HttpResponse:
    """The mail as its reader sees it, in a frame. It brings its styles along; the frame runs no
    scripts."""
    if language not in Language.values:
        raise Http404
    html = str(letter_of(_example(message, language)).render().alternatives[0][0])
    response = HttpResponse(html.replace("<head>", '<head><base target="_top">', 1))
    response._csp_replace = {"style-src": ["'unsafe-inline'"]}  # type: ignore[attr-defined]
    return response


@message_screen
def change(request: HttpRequest, event: Event, message: EventMessage) -> HttpResponse:
    form = MessageForm(event, request.POST or None, message=message)
    if form.is_valid():
        by: Any = request.user
        try:
            sending.change(message, form.draft, by=by)
            return redirect("event_admin:message", event.pk, message.pk)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    elif message.is_sent:
        return redirect("event_admin:message", event.pk, message.pk)
    context = {"form": form, "message": message, "has_dates": bool(form.sessions)}
    template = "events/admin/messages/change.html"
    return render_screen(request, event, "messages", template, context, title=_("Change a message"))


@require_POST
@message_screen
def send(request: HttpRequest, event: Event, message: EventMessage) -> HttpResponse:
    by: Any = request.user
    try:
        sent = sending.send(message, by=by, seen=request.POST.get("seen", ""))
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("event_admin:message", event.pk, message.pk)
    words = ngettext(
        "The message is on its way to one person.",
        "The message is on its way to %(n)d people.",
        sent.receivers,
    )
    messages.success(request, words % {"n": sent.receivers})
    return redirect("event_admin:messages", event.pk)


@require_POST
@message_screen
def test(request: HttpRequest, event: Event, message: EventMessage) -> HttpResponse:
    by: Any = request.user
    try:
        sending.send_test(message, by=by)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        words = _("A test in each language is on its way to %(email)s. Nobody else gets it.")
        messages.success(request, words % {"email": by.email})
    return redirect("event_admin:message", event.pk, message.pk)


@require_POST
@event_screen
def throw_away(request: HttpRequest, event: Event, pk: int) -> HttpResponse:
    """Pressed twice, it is gone all the same."""
    check_may_see(request, event)
    found = EventMessage.objects.filter(event=event, pk=pk).first()
    try:
        if found is not None:
            sending.throw_away(found)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The message is thrown away. Nobody got it."))
    return redirect("event_admin:messages", event.pk)
