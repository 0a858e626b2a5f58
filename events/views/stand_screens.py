"""A fair's stands in the admin: who has one, and the mail that lets the company look after it.

Staff see how many visitors shared with a stand, and not who: that is between the two.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from events.fairs import stands as use_cases
from events.forms.stands import StandForm
from events.models import Attendee, Event, Stand, StandContact
from events.views.hub import event_screen, render_screen
from vocabulary.refused import Refused
from vocabulary.typed import typed_id

View = Callable[..., HttpResponse]
STANDING = Q(contacts__taken_back_at=None) & ~Q(contacts__attendee__state=Attendee.State.CANCELLED)


def fair_screen(view: View) -> View:
    """The view gets the event, which is a fair; another kind has no such screen."""

    @wraps(view)
    def inner(request: HttpRequest, event: Event, **kwargs: Any) -> HttpResponse:
        if event.kind != Event.Kind.FAIR:
            raise Http404
        return view(request, event, **kwargs)

    return event_screen(inner)


@require_safe
@fair_screen
def stands(request: HttpRequest, event: Event) -> HttpResponse:
    rows = list(event.stands.annotate(shared=Count("contacts", filter=STANDING)))
    waiting = [row for row in rows if row.contact_email and not row.invited_at]
    context = {"stands": rows, "waiting": len(waiting)}
    return render_screen(request, event, "stands", "events/admin/stands/stands.html", context)


@fair_screen
def add(request: HttpRequest, event: Event) -> HttpResponse:
    form = StandForm(request.POST or None, event=event)
    if form.is_valid() and (stand := _save(request, form)) is not None:
        messages.success(request, _("%(stand)s has a stand now.") % {"stand": stand})
        return redirect("event_admin:stands", event.pk)
    return _form(request, event, form, _("Add a stand"))


@fair_screen
def change(request: HttpRequest, event: Event, pk: int) -> HttpResponse:
    stand = _stand(event, pk)
    form = StandForm(request.POST or None, event=event, instance=stand)
    if form.is_valid() and _save(request, form) is not None:
        messages.success(request, _("Saved."))
        return redirect("event_admin:stands", event.pk)
    return _form(request, event, form, _("Change %(stand)s") % {"stand": _stand(event, pk)})


def _save(request: HttpRequest, form: StandForm) -> Stand | None:
    """None where it is refused; why is on the form."""
    by: Any = request.user
    try:
        if form.instance.pk:
            return use_cases.change_stand(form.instance, form.facts, by=by)
        return use_cases.add_stand(form.event, form.facts, by=by)
    except Refused as refusal:
        form.add_error("organisation", str(refusal))
        return None


def _form(request: HttpRequest, event: Event, form: StandForm, title: str) -> HttpResponse:
    context = {"form": form, "back": reverse("event_admin:stands", args=[event.pk])}
    context |= {"stand": form.instance if form.instance.pk else None}
    template = "events/admin/stands/form.html"
    return render_screen(request, event, "stands", template, context, title=title)


@fair_screen
def remove(request: HttpRequest, event: Event, pk: int) -> HttpResponse:
    """A page that says what goes with it, and then does it."""
    stand = event.stands.filter(pk=pk).first()
    if request.method == "POST":
        if stand is not None:
            use_cases.remove_stand(stand, by=request.user)  # type: ignore[arg-type]
        messages.success(request, _("The stand is taken away."))
        return redirect("event_admin:stands", event.pk)
    if stand is None:
        raise Http404
    context = {
        "stand": stand,
        "shared": StandContact.objects.standing().filter(stand=stand).count(),
        "back": reverse("event_admin:stands", args=[event.pk]),
    }
    title = _("Take %(stand)s away") % {"stand": stand}
    template = "events/admin/stands/remove.html"
    return render_screen(request, event, "stands", template, context, title=title)


@require_POST
@fair_screen
def invite(request: HttpRequest, event: Event, pk: int) -> HttpResponse:
    try:
        stand = use_cases.invite(_stand(event, pk), by=request.user)  # type: ignore[arg-type]
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        words = _("The link to the stand's own page is on its way to %(email)s.")
        messages.success(request, words % {"email": stand.contact_email})
    return redirect("event_admin:stands", event.pk)


@require_POST
@fair_screen
def invite_all(request: HttpRequest, event: Event) -> HttpResponse:
    n = use_cases.invite_all(event, by=request.user)  # type: ignore[arg-type]
    words = ngettext("%(n)d company is invited.", "%(n)d companies are invited.", n)
    messages.success(request, words % {"n": n})
    return redirect("event_admin:stands", event.pk)


@require_safe
@fair_screen
def signs(request: HttpRequest, event: Event) -> HttpResponse:
    """Of all stands, to be printed: a page each. ``?stand=``: of one."""
    shown = event.stands.select_related("event")
    asked = request.GET.get("stand", "")
    context = {
        "event": event,
        "stands": shown.filter(pk=typed_id(asked)) if asked else shown,
        "back": reverse("event_admin:stands", args=[event.pk]),
    }
    return render(request, "events/fairs/sign.html", context)


def _stand(event: Event, pk: int) -> Stand:
    return get_object_or_404(event.stands.select_related("event"), pk=pk)
