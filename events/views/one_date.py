"""One date of an event: changed, called off, taken away; for its editors, or a talk's host."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.editing import times as use_cases
from events.editing.effect import Effect, in_scope
from events.editing.reach import reach_of
from events.forms.change_times import CancelDatesForm, ChangeForm
from events.models import Event, Session
from events.permissions import dates_of, editable_events, talks_of
from events.telling import concerned_by
from events.views.hub import render_screen
from events.views.plan_seen import digest_of
from vocabulary.refused import Refused

View = Callable[..., HttpResponse]


def date_screen(view: View) -> View:
    """The view gets the event and the date; where that is gone by now, a second click says so."""

    @wraps(view)
    def inner(request: HttpRequest, event_pk: int, pk: int) -> HttpResponse:
        dates = dates_of(request.user).select_related(
            "event__venue", "event__centre", "series", "host"
        )
        session = dates.prefetch_related("quotas").filter(event=event_pk, pk=pk).first()
        if session is not None:
            return view(request, session.event, session)
        mine = editable_events(request.user) | talks_of(request.user)
        event = mine.filter(pk=event_pk).first()
        if event is None or request.method != "POST" or Session.objects.filter(pk=pk).exists():
            raise Http404
        messages.info(request, _("This date has been taken away already."))
        return redirect(_back(event))

    return inner


@date_screen
def change(request: HttpRequest, event: Event, session: Session) -> HttpResponse:
    """Of one date, this and later, or all: look at what it does and to whom, then save."""
    if (over := _over(request, session)) is not None:
        return over
    form = ChangeForm(request.POST or None, session=session, reach=reach_of(session))
    effect = _effect(form) if form.is_valid() else None
    if effect is not None and "save" in request.POST and _change(request, form, effect):
        return redirect(_back(event))
    news = [each.pk for each in effect.news] if effect else []
    context = {
        "form": form,
        "effect": effect,
        "seen": digest_of(effect) if effect else "",
        "people": len(concerned_by(event, news)),
        "looked_before": "save" in request.POST,
    }
    title = _("Change %(date)s") % {"date": _date_words(session)}
    return _render(request, session, "change", title, context)


def _effect(form: ChangeForm) -> Effect | None:
    try:
        return use_cases.look_ahead(form.session, form.change, **form.options)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return None


def _change(request: HttpRequest, form: ChangeForm, effect: Effect) -> bool:
    """Whether it is done. Nothing to do is what the second click of two finds."""
    if effect.steps and request.POST.get("seen") != digest_of(effect):
        return False
    try:
        done = use_cases.change(form.session, form.change, **form.options, by=request.user)  # type: ignore[arg-type]
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    messages.success(request, _changed_words(len(done.steps)))
    return True


def _changed_words(n: int) -> str:
    if not n:
        return _("Everything is as you wanted it.")
    return ngettext("%(n)d date is changed.", "%(n)d dates are changed.", n) % {"n": n}


@date_screen
def cancel(request: HttpRequest, event: Event, session: Session) -> HttpResponse:
    if (over := _over(request, session)) is not None:
        return over
    form = CancelDatesForm(request.POST or None, reach=reach_of(session))
    if form.is_valid():
        dates = in_scope(session, form.cleaned_data["scope"])
        use_cases.cancel(dates, reason=form.cleaned_data["reason"], by=request.user)  # type: ignore[arg-type]
        messages.success(request, _("Cancelled. Everybody who was to come is told by mail."))
        return redirect(_back(event))
    title = _("Cancel %(date)s") % {"date": _date_words(session)}
    return _render(request, session, "cancel", title, {"form": form})


@date_screen
def take_away(request: HttpRequest, event: Event, session: Session) -> HttpResponse:
    """A date that was a mistake, and that nobody ever booked."""
    if request.method == "POST":
        try:
            use_cases.take_away(session, by=request.user)  # type: ignore[arg-type]
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("The date is taken away."))
        return redirect(_back(event))
    title = _("Take away %(date)s") % {"date": _date_words(session)}
    return _render(request, session, "take_away", title, {})


def _render(
    request: HttpRequest, session: Session, template: str, title: str, context: dict[str, Any]
) -> HttpResponse:
    event = session.event
    context |= {"session": session, "back": _back(event)} | frame_of(request, event, title)
    path = f"events/admin/times/{template}.html"
    return render_screen(request, event, _tab(event), path, context, title=title)


def frame_of(request: HttpRequest, event: Event, title: str = "") -> dict[str, Any]:
    """For a host who is no editor: without tabs and links to what is not hers."""
    if editable_events(request.user).filter(pk=event.pk).exists():
        return {}
    crumbs = [
        {"url": reverse("event_admin:my_talks"), "label": _("Personal talks")},
        {"url": reverse("event_admin:talks", args=[event.pk]), "label": str(event)},
        {"url": "", "label": title},
    ]
    return {"pages": [], "tabs": [], "breadcrumbs_items": crumbs if title else crumbs[:2]}


def _over(request: HttpRequest, session: Session) -> HttpResponse | None:
    """Back to the list, where nothing can be done about a date any more."""
    if session.state != Session.State.CANCELLED and not session.has_begun:
        return None
    messages.info(request, _("This date is over or cancelled, so it cannot be changed."))
    return redirect(_back(session.event))


def _back(event: Event) -> str:
    return reverse(f"event_admin:{_tab(event)}", args=[event.pk])


def _tab(event: Event) -> str:
    return "talks" if event.kind == Event.Kind.TALKS else "times"


def _date_words(session: Session) -> str:
    return date_format(timezone.localtime(session.starts), "WEEKDAY_DATETIME")
