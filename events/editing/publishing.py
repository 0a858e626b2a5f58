"""What an editor publishes on a page becomes what the calendar, the seats and every language go by.

Facts come from the page that the others were translated from, words from the live page of each
language. Everything is read again from the pages whenever one of them is published or taken off
the site, so it does not matter which, nor how often. An event that was never published goes by its
draft: nobody but the editor sees it, and its dates get the seats that she wrote. See
docs/decisions/0011.
"""

from collections.abc import Iterable
from itertools import count
from typing import Any

from anyascii import anyascii
from django.db import transaction
from django.db.models import Exists, F, OuterRef
from django.db.models.signals import post_delete
from django.urls import resolve, reverse
from django.utils import timezone
from django.utils.text import slugify
from wagtail.signals import page_published, page_unpublished
from wagtail_localize.models import TranslationSource

from events.editing.questions import ask
from events.models import Attendee, Event, EventPage, SeatClaim, Series, Session
from events.models.facts import FACTS
from events.models.pages import draft_saved

WORDS = ("title", "summary", "price")
LONGEST_SLUG = 110  # of 120: a number may follow
IN_CALENDARS = ("title_en", "title_da", "venue_id", "online_link")  # what an entry there shows


def follow_pages() -> None:
    """Connect the receivers, when the app is ready."""
    page_published.connect(_page_published, sender=EventPage, dispatch_uid="event")
    page_unpublished.connect(_page_unpublished, sender=EventPage, dispatch_uid="event")
    draft_saved.connect(_draft_saved, sender=EventPage, dispatch_uid="event")
    post_delete.connect(_page_deleted, sender=EventPage, dispatch_uid="event")


def _page_published(instance: EventPage, **signal: Any) -> None:
    """Wagtail says so of a page that is only scheduled, too: that is published on its day."""
    if instance.live:
        publish(instance.event_id, page=instance)


def _draft_saved(page: EventPage, **signal: Any) -> None:
    if page.event.is_draft:
        follow_draft(page)


def _page_unpublished(instance: EventPage, **signal: Any) -> None:
    withdraw(instance.event_id)


def _page_deleted(instance: EventPage, **signal: Any) -> None:
    withdraw(instance.event_id)
    purge_drafts([instance.event_id])


@transaction.atomic
def publish(event_id: int, *, page: EventPage) -> Event:
    """Fill the event from its pages; ``page`` is the one that was published just now."""
    event = Event.objects.locked(event_id)
    pages = written_pages(event)
    source = source_page(pages) or page
    was = {name: getattr(event, name) for name in IN_CALENDARS}
    if source.live or event.is_draft:
        _copy_facts(event, source if source.live else page)
    _copy_words(event, pages, source)
    if event.is_draft:
        event.slug = _free_slug((source if source.live else page).slug)
    event.public = True
    event.save()
    if any(getattr(event, name) != value for name, value in was.items()):
        _renew_calendar_entries(event)
    return event


@transaction.atomic
def withdraw(event_id: int) -> None:
    """A page is off the site: with no other left, nobody finds the event any more."""
    event = Event.objects.locked(event_id)
    pages = written_pages(event)
    event.public = any(page.live for page in pages)
    if event.public:
        _copy_words(event, pages, source_page(pages))
    event.save()


@transaction.atomic
def follow_draft(page: EventPage) -> Event:
    """An event that was published meanwhile, or was first written on another page, stays."""
    event = Event.objects.locked(page.event_id)
    if event.is_draft and source_page(written_pages(event)) == page:
        event.title_en = page.title
        _copy_facts(event, page)
        event.save()
    return event


def written_pages(event: Event) -> list[EventPage]:
    """The pages with a text of their own, live or not, the oldest first."""
    pages = EventPage.objects.filter(event=event, alias_of=None).select_related("locale")
    return list(pages.order_by("pk"))


def source_page(pages: Iterable[EventPage]) -> EventPage | None:
    """The page that the others were translated from: by wagtail-localize, else the first."""
    pages = list(pages)
    keys = {page.translation_key for page in pages}
    sources = TranslationSource.objects.filter(object_id__in=keys).order_by("created_at")
    for locale_id in sources.values_list("locale_id", flat=True):
        for page in pages:
            if page.locale_id == locale_id:
                return page
    return pages[0] if pages else None


def _copy_facts(event: Event, page: EventPage) -> None:
    for name in FACTS:
        if getattr(page, name) is not None or Event._meta.get_field(name).null:
            setattr(event, name, getattr(page, name))  # a draft may lack what an event must have
    event.kind, event.image = page.kind, page.image
    event.centre = page.venue.centre if page.venue else None
    event.residents_of.set(page.residents_of.all())


def _copy_words(event: Event, pages: list[EventPage], source: EventPage | None) -> None:
    """English stands in where Danish is missing, and the other way round."""
    live = {page.locale.language_code: page for page in pages if page.live}
    if not live:
        return
    own = source if source is not None and source.live else next(iter(live.values()))
    for name in WORDS:
        setattr(event, f"{name}_en", _words(live.get("en") or own, name))
        setattr(event, f"{name}_da", _words(live["da"], name) if "da" in live else "")
    ask(event, own, live)


def _words(page: EventPage, name: str) -> str:
    if name == "summary":
        return page.listing_summary or page.intro
    return str(getattr(page, name))


def _free_slug(wanted: str) -> str:
    """In plain letters, with a number if need be; never an address of the calendar's own."""
    plain = slugify(anyascii(wanted))[:LONGEST_SLUG] or "event"
    candidates = (plain if n == 1 else f"{plain}-{n}" for n in count(1))
    taken = set(Event.objects.filter(slug__startswith=plain).values_list("slug", flat=True))
    return next(slug for slug in candidates if slug not in taken and _leads_to_an_event(slug))


def _leads_to_an_event(slug: str) -> bool:
    return resolve(reverse("events:event", args=[slug])).view_name == "events:event"


def _renew_calendar_entries(event: Event) -> None:
    """Calendars that hold a date replace their entry when its number is higher."""
    coming = Session.objects.filter(event=event, ends__gt=timezone.now())
    coming.update(revision=F("revision") + 1, changed_at=timezone.now())


@transaction.atomic
def purge_drafts(event_ids: Iterable[int] | None = None) -> int:
    """Delete events that no page tells of and nobody ever signed up for; how many.

    Talks in confidence never have a page, and are offered before anybody picks one.
    """
    people = Attendee.objects.filter(session__event=OuterRef("pk"))
    seats = SeatClaim.objects.filter(quota__session__event=OuterRef("pk"))
    orphans = Event.objects.filter(public=False, pages=None, waiting=None, stands=None)
    orphans = orphans.exclude(kind=Event.Kind.REGISTRATION).filter(picked_at="")
    orphans = orphans.exclude(Exists(people)).exclude(Exists(seats))
    if event_ids is not None:
        orphans = orphans.filter(pk__in=list(event_ids))
    gone = list(orphans.values_list("pk", flat=True))
    Session.objects.filter(event__in=gone).delete()
    Series.objects.filter(event__in=gone).delete()
    Event.objects.filter(pk__in=gone).delete()
    return len(gone)
