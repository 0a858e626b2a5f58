"""Registration days in the admin: weeks, days, patterns, staffing; for planners."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from accounts.permissions import role_required
from accounts.roles import Role
from events.booking import cancel_sessions
from events.forms.plan import BeforeOpeningForm, CancelForm, PatternForm, SeatsForm
from events.models import Quota, Session
from events.planning import calendar as planner_calendar
from events.planning.registration_days import (
    change_seats,
    confirm_staffing,
    create,
    open_before_opening,
    plan,
    take_back_staffing,
)
from guidance.models import Authority, Centre
from vocabulary.refused import Refused
from vocabulary.typed import typed_day, typed_id

WEEKS_SHOWN = 4

planners_only = role_required(Role.PLANNER)
Crumb = dict[str, str]


def _page(
    request: HttpRequest, template: str, title: str, *crumbs: Crumb, **context: Any
) -> HttpResponse:
    home = {"url": reverse("registration_days:index"), "label": _("Registration days")}
    here = {"url": "", "label": title}
    trail = [home, *crumbs, here] if template != "index" else [here]
    context |= {"page_title": title, "breadcrumbs_items": trail, "header_icon": "calendar-check"}
    return render(request, f"events/admin/{template}.html", context)


@planners_only
def index(request: HttpRequest) -> HttpResponse:
    centres = list(Centre.objects.all())
    centre = next((each for each in centres if each.key == request.GET.get("centre")), None)
    centre = centre or next(iter(centres), None)
    monday = _monday(typed_day(request.GET.get("from", "")) or timezone.localdate())
    context = {
        "centres": centres,
        "centre": centre,
        "weeks": planner_calendar.weeks_from(centre, monday, WEEKS_SHOWN) if centre else [],
        "earlier": monday - timedelta(weeks=WEEKS_SHOWN),
        "later": monday + timedelta(weeks=WEEKS_SHOWN),
        "today": timezone.localdate(),
    }
    return _page(request, "index", _("Registration days"), **context)


@planners_only
def pattern(request: HttpRequest) -> HttpResponse:
    """Fill in, look at what it would make, make it."""
    desks = list(Authority.objects.filter(opening_hours__isnull=False).distinct())
    start = {"centre": Centre.objects.filter(key=request.GET.get("centre", "")).first()}
    form = PatternForm(request.POST or None, desks=desks, initial=start)
    found = plan(form.pattern) if form.is_valid() else None
    # Pressed twice there is nothing new in it the second time.
    changed = found and found.new_slots and request.POST.get("make", found.seen) != found.seen
    if found and "make" in request.POST and not changed:
        made = create(found.pattern, by=request.user)
        messages.success(request, _made_words(len(made)))
        return redirect(_index_url(found.pattern.centre, found.pattern.first))
    if changed:
        messages.warning(request, _("The plan has changed. Look at it again before you make it."))
    return _page(request, "plan", _("Plan registration days"), form=form, plan=found)


def _made_words(n: int) -> str:
    words = ngettext(
        "%(n)d time is planned. It opens when every desk has confirmed its staff.",
        "%(n)d times are planned. They open when every desk has confirmed its staff.",
        n,
    )
    return words % {"n": n}


@planners_only
def day(request: HttpRequest, centre_key: str, day: str) -> HttpResponse:
    centre, when = _centre_and_day(centre_key, day)
    quotas = planner_calendar.quotas_of_day(centre, when)
    context = {
        "centre": centre,
        "day": when,
        "loads": planner_calendar.loads(quotas),
        "booked": planner_calendar.booked_by({quota.session for quota in quotas}),
        "sessions": _with_quotas(quotas),
        "State": Session.State,
        "standing": any(quota.session.state != Session.State.CANCELLED for quota in quotas),
    }
    return _page(request, "day", _day_title(centre, when), **context)


def _with_quotas(quotas: Sequence[Any]) -> list[tuple[Session, list[Any]]]:
    sessions = {quota.session_id: quota.session for quota in quotas}
    return [(s, [q for q in quotas if q.session_id == pk]) for pk, s in sessions.items()]


@require_POST
@planners_only
def confirm(request: HttpRequest, centre_key: str) -> HttpResponse:
    """One authority's staff, from one day to another."""
    centre = get_object_or_404(Centre, key=centre_key)
    first, last = (typed_day(request.POST.get(name, "")) for name in ("first", "last"))
    authority = get_object_or_404(Authority, pk=typed_id(request.POST.get("authority", "")))
    if first is None or last is None:
        raise Http404
    quotas = planner_calendar.quotas_of_day(centre, first, last)
    of_desk = [quota for quota in quotas if quota.authority_id == authority.pk]
    if "take_back" in request.POST:
        _take_back(request, authority, of_desk)
    else:
        opened = confirm_staffing(of_desk, by=request.user)
        messages.success(request, _confirmed_words(authority, len(opened), quotas))
    return redirect(_day_url(centre, first) if first == last else _index_url(centre, first))


def _take_back(request: HttpRequest, authority: Authority, quotas: Sequence[Quota]) -> None:
    shut = take_back_staffing(quotas, by=request.user)  # type: ignore[arg-type]
    if shut:
        words = ngettext(
            "%(desk)s is not confirmed any more; %(n)d time waits for it again.",
            "%(desk)s is not confirmed any more; %(n)d times wait for it again.",
            len(shut),
        )
        messages.success(request, words % {"desk": authority.short_name, "n": len(shut)})
    if any(quota.session_id not in {each.pk for each in shut} for quota in quotas):
        messages.warning(
            request,
            _("Times at which somebody has a seat stay open. Cancel those: people are told."),
        )


def _confirmed_words(authority: Authority, opened: int, quotas: Sequence[Quota]) -> str:
    """Where none opened: whom they wait for."""
    waits_for = [load.short_name for load in planner_calendar.loads(quotas) if load.unconfirmed]
    others = [name for name in waits_for if name != authority.short_name]
    if not opened and others:
        words = _("%(desk)s has confirmed its staff. The times open when %(others)s has, too.")
        return words % {"desk": authority.short_name, "others": ", ".join(others)}
    words = ngettext(
        "%(desk)s has confirmed its staff; %(n)d time opened for booking.",
        "%(desk)s has confirmed its staff; %(n)d times opened for booking.",
        opened,
    )
    return words % {"desk": authority.short_name, "n": opened}


@planners_only
def before_opening(request: HttpRequest, centre_key: str, day: str) -> HttpResponse:
    centre, when = _centre_and_day(centre_key, day)
    loads = planner_calendar.loads(planner_calendar.quotas_of_day(centre, when))
    form = BeforeOpeningForm(request.POST or None, desks=[load.authority for load in loads])
    if form.is_valid():
        minutes = form.cleaned_data["minutes"]
        try:
            open_before_opening(centre, when, seats=form.seats, minutes=minutes, by=request.user)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Planned. It opens when every desk has confirmed it."))
            return redirect(_day_url(centre, when))
    crumb = {"url": _day_url(centre, when), "label": _day_title(centre, when)}
    words = _("For people whose application is in, before the doors open for everybody.")
    title = _("Open before opening time")
    context = {"form": form, "lead": words, "about": _day_title(centre, when)}
    return _page(request, "form", title, crumb, **context, back=crumb["url"], action=_("Plan it"))


@planners_only
def seats(request: HttpRequest, pk: int) -> HttpResponse:
    session = _session(pk)
    quotas = list(session.quotas.select_related("authority").order_by("authority__desk_order"))
    form = SeatsForm(request.POST or None, quotas=quotas)
    if form.is_valid() and _changed(request, form):
        messages.success(request, _("The seats are changed."))
        return redirect(_day_of(session))
    crumb = {"url": _day_of(session), "label": _session_title(session)}
    context = {"form": form, "about": crumb["label"], "back": crumb["url"]}
    return _page(request, "form", _("Change seats"), crumb, **context, action=_("Save"))


def _changed(request: HttpRequest, form: SeatsForm) -> bool:
    """All changes or none."""
    try:
        with transaction.atomic():
            for quota, size in form.sizes():
                change_seats(quota, size=size, by=request.user)  # type: ignore[arg-type]
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


@planners_only
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    session = _session(pk)
    return _cancel(request, [session], _session_title(session), _day_of(session))


@planners_only
def cancel_day(request: HttpRequest, centre_key: str, day: str) -> HttpResponse:
    centre, when = _centre_and_day(centre_key, day)
    sessions = [
        each for each, _quotas in _with_quotas(planner_calendar.quotas_of_day(centre, when))
    ]
    return _cancel(request, sessions, _day_title(centre, when), _day_url(centre, when))


def _cancel(
    request: HttpRequest, sessions: Sequence[Session], title: str, back: str
) -> HttpResponse:
    """Show what it does to whom; then do it."""
    standing = [each for each in sessions if each.state != Session.State.CANCELLED]
    if not standing:
        messages.info(request, _("Nothing is left to cancel here: it is cancelled already."))
        return redirect(back)
    form = CancelForm(request.POST or None)
    if form.is_valid():
        cancel_sessions(standing, by=request.user, reason=form.cleaned_data["reason"])  # type: ignore[arg-type]
        messages.success(request, _("Cancelled. Everybody who was to come is told by mail."))
        return redirect(back)
    context = {
        "form": form,
        "sessions": standing,
        "effect": planner_calendar.effect_of_cancelling(standing),
        "back": back,
    }
    heading = _("Cancel %(what)s") % {"what": title}
    return _page(request, "cancel", heading, {"url": back, "label": title}, **context)


def _session(pk: int) -> Session:
    sessions = Session.objects.registration().select_related("event__centre")
    return get_object_or_404(sessions, pk=pk)


def _centre_and_day(centre_key: str, day: str) -> tuple[Centre, date]:
    when = typed_day(day)
    if when is None:
        raise Http404
    return get_object_or_404(Centre, key=centre_key), when


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _day_title(centre: Centre, day: date) -> str:
    return f"{centre.city}, {date_format(day, 'LONG_DATE')}"


def _session_title(session: Session) -> str:
    starts = timezone.localtime(session.starts)
    return f"{session.event.centre.city}, {date_format(starts, 'LONG_DATE')} {starts:%H:%M}"  # type: ignore[union-attr]


def _day_of(session: Session) -> str:
    return _day_url(session.event.centre, timezone.localdate(session.starts))  # type: ignore[arg-type]


def _day_url(centre: Centre, day: date) -> str:
    return reverse("registration_days:day", args=[centre.key, day.isoformat()])


def _index_url(centre: Centre, day: date) -> str:
    return f"{reverse('registration_days:index')}?centre={centre.key}&from={day.isoformat()}"
