"""What an editor should know when she has published an event, and before she takes it away."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail.models import Page

from events.editing.publishing import IN_CALENDARS
from events.models import Attendee, AttendeeQuerySet, Event, EventPage, Session
from events.views.hub import screen_url


def remember(request: HttpRequest, page: EventPage) -> None:
    """What people who signed up were told, before it is published over."""
    event = Event.objects.filter(pk=page.event_id).first()
    request.told_of_event = _told(event) if event else None  # type: ignore[attr-defined]


def say_what_is_left(request: HttpRequest, page: EventPage) -> None:
    event = Event.objects.get(pk=page.event_id)
    if not event.sessions.exists():
        words = _("It has no dates yet: add one, or nobody can come.")
        messages.warning(
            request, words, buttons=[messages.button(screen_url(event, "times"), _("Add dates"))]
        )
        return
    was = getattr(request, "told_of_event", None)
    coming = _coming([event]).count()
    if was and was != _told(event) and coming:
        words = ngettext(
            "%(n)d person has signed up and is not told of the new place or name by itself.",
            "%(n)d people have signed up and are not told of the new place or name by themselves.",
            coming,
        ) % {"n": coming}
        messages.warning(
            request,
            words,
            buttons=[messages.button(screen_url(event, "people"), _("Write to them"))],
        )


def say_who_still_comes(request: HttpRequest, page: EventPage) -> None:
    event = Event.objects.get(pk=page.event_id)
    coming = _coming([event]).count()
    if coming and not event.public:
        words = ngettext(
            "%(n)d person has signed up and still comes. Cancel the dates to tell everybody.",
            "%(n)d people have signed up and still come. Cancel the dates to tell everybody.",
            coming,
        ) % {"n": coming}
        messages.warning(
            request,
            words,
            buttons=[messages.button(screen_url(event, "times"), _("See the dates"))],
        )


def refuse_to_delete(request: HttpRequest, *pages: Page) -> HttpResponse | None:
    """Pages, or folders with them, go only when nobody would stand before a closed door."""
    gone = {pk for page in pages for pk in _pks(page)}
    events = Event.objects.filter(pk__in=EventPage.objects.filter(pk__in=gone).values("event_id"))
    for event in events:
        told_elsewhere = event.pages.filter(live=True, alias_of=None).exclude(pk__in=gone)
        coming = _coming([event]).count()
        if coming and not told_elsewhere.exists():
            words = ngettext(
                "“%(event)s” cannot be deleted: %(n)d person has signed up. Cancel its dates "
                "first, so that everybody is told.",
                "“%(event)s” cannot be deleted: %(n)d people have signed up. Cancel its dates "
                "first, so that everybody is told.",
                coming,
            ) % {"n": coming, "event": event}
            messages.error(request, words)
            return redirect(screen_url(event, "times"))
    return None


def _pks(page: Page) -> list[int]:
    return list(Page.objects.descendant_of(page, inclusive=True).values_list("pk", flat=True))


def _coming(events: list[Event]) -> AttendeeQuerySet:
    dates = Session.objects.upcoming().filter(event__in=events)
    return Attendee.objects.coming().filter(session__in=dates)


def _told(event: Event) -> list[object]:
    return [getattr(event, name) for name in IN_CALENDARS]
