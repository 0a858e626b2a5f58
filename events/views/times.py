"""The screen of an event's dates: those there are, and the form for more."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.editing import times as use_cases
from events.editing.listing import dates_of
from events.editing.rule_words import in_words
from events.forms.times import AddDatesForm
from events.models import Event
from events.telling import concerned_by
from events.views.hub import event_screen, render_screen
from events.views.plan_seen import Plan
from vocabulary.refused import Refused


@event_screen
def times(request: HttpRequest, event: Event) -> HttpResponse:
    """The dates there are, and the form for more: look at what it makes, then save."""
    if event.kind == Event.Kind.TALKS:
        return redirect("event_admin:talks", event.pk)
    form = AddDatesForm(request.POST or None, event=event)
    plan = Plan(form.proposed(), request.POST) if form.is_valid() else None
    if plan and "save" in request.POST and _save(request, form, plan):
        return redirect("event_admin:times", event.pk)
    context = {
        "dates": dates_of(event),
        "form": form,
        "plan": plan,
        "rule_words": _rule_words(form) if plan else "",
        "come_along": _come_along(event) if event.kind == Event.Kind.COURSE else 0,
        "looked_before": "save" in request.POST,
    }
    return render_screen(request, event, "times", "events/admin/times/times.html", context)


def _save(request: HttpRequest, form: AddDatesForm, plan: Plan) -> bool:
    """Whether it is done; what stands in the way is on the form."""
    if not plan.was_seen:
        return False
    if plan.new and not plan.chosen:
        form.add_error(None, _("You have taken every date off the list. Keep at least one."))
        return False
    try:
        made = _add(request, form, plan)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    messages.success(request, _added_words(made))
    return True


def _add(request: HttpRequest, form: AddDatesForm, plan: Plan) -> int:
    rule = form.rule_without(plan.dropped)
    if rule is None:
        return len(use_cases.add_sessions(form.event, plan.chosen, by=request.user))  # type: ignore[arg-type]
    begins, ends = form.cleaned_data["begins"], form.cleaned_data["ends"]
    _series, made = use_cases.add_series(
        form.event,
        rule,
        begins,
        ends,
        details=form.details,
        by=request.user,  # type: ignore[arg-type]
    )
    return len(made)


def _added_words(n: int) -> str:
    if not n:
        return _("These dates are in the calendar already.")
    return ngettext(
        "%(n)d date is in the calendar now.", "%(n)d dates are in the calendar now.", n
    ) % {"n": n}


def _rule_words(form: AddDatesForm) -> str:
    if form.rule is None:
        return ""
    return in_words(form.rule, form.cleaned_data["begins"], form.cleaned_data["ends"])


def _come_along(event: Event) -> int:
    """The people who have signed up for the course, and would come to new meetings too."""
    upcoming = event.sessions.upcoming()  # type: ignore[attr-defined]
    return len(concerned_by(event, list(upcoming.values_list("pk", flat=True))))
