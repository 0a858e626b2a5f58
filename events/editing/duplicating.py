"""A copy of an event: a draft with the same facts, words and questions, and nobody signed up.

The pages of all languages are copied into the folders where they lie. Dates are brought along some
weeks later, each by itself and at the same local time; a rule is not: it was made for its own year.
Not copied: people, reserved seats, stands, messages, and the report of how it was.
"""

import uuid
from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.actions.copy_page import CopyPageAction
from wagtail.models import Page

from accounts.models import AccessLog, User
from events.editing.dates import Details, Slot
from events.editing.publishing import source_page, written_pages
from events.editing.recurrence import local_times
from events.editing.times import add_sessions
from events.models import Event, EventPage, Session, SessionQuerySet
from vocabulary.refused import Refused

MOST_WEEKS = 104
FREE_SLUGS = 1000


class NotYoursToCopy(Refused):
    message = _(
        "You may not write new pages in the folder of this event. "
        "Ask an editor to copy it, or make a new event in your own folder."
    )


def duplicate(
    event: Event, *, weeks: int | None = None, by: User, form_token: str = ""
) -> EventPage:
    """The page to go on with, in the language that the event was first written in.

    ``weeks``: how much later its dates are; None: it has none. The same form sent twice is one
    copy. Raises NotYoursToCopy.
    """
    try:
        return _made(form_token) or _duplicate(event, weeks, by=by, form_token=form_token)
    except IntegrityError:
        if made := _made(form_token):
            return made
        raise


def dates_to_copy(event: Event) -> SessionQuerySet:
    """Those that were not called off; personal talks are offered anew by who holds them."""
    sessions: SessionQuerySet = event.sessions.filter(host=None)
    return sessions.exclude(state=Session.State.CANCELLED).order_by("starts")


def shifted(event: Event, weeks: int) -> list[Slot]:
    """Its dates so many weeks later, those that would still be to come."""
    slots = (_later(one, weeks) for one in dates_to_copy(event).prefetch_related("quotas"))
    return [slot for slot in slots if slot.starts > timezone.now()]


def _made(form_token: str) -> EventPage | None:
    if not form_token:
        return None
    copy = Event.objects.filter(form_token=form_token).first()
    return source_page(written_pages(copy)) if copy else None


@transaction.atomic
def _duplicate(event: Event, weeks: int | None, *, by: User, form_token: str) -> EventPage:
    event = Event.objects.locked(event.pk)
    if made := _made(form_token):  # while this one waited
        return made
    first, *others = _pages_to_copy(event, by)
    key = uuid.uuid4()
    page = _copy(first, key, by=by)
    for other in others:
        _copy(other, key, by=by)
    copy = page.event
    if form_token:
        copy.form_token = form_token
        copy.save(update_fields=["form_token"])
    if weeks is not None and (slots := shifted(event, weeks)):
        add_sessions(Event.objects.get(pk=copy.pk), slots, by=by)
    AccessLog.add("event.duplicated", event, by=by, reason=f"events.event/{copy.pk}")
    return page


def _pages_to_copy(event: Event, by: User) -> list[EventPage]:
    """The source first: what is written first is what the event goes by."""
    pages = written_pages(event)
    source = source_page(pages)
    allowed = [page for page in pages if _may_add_beside(page, by)]
    if not allowed:
        raise NotYoursToCopy
    return sorted(allowed, key=lambda page: page != source)


def _may_add_beside(page: EventPage, by: User) -> bool:
    above = page.get_parent()
    return bool(above.permissions_for_user(by).can_add_subpage())


def _copy(page: EventPage, key: uuid.UUID, *, by: User) -> EventPage:
    """Of what is live, or of the draft where it never was; pages of one ``key`` share an event."""
    source = page if page.live else page.get_latest_revision_as_object()
    changes: dict[str, Any] = {
        "slug": _free_slug(page),
        "translation_key": key,
        "report": [],
        "go_live_at": None,
        "expire_at": None,
    }
    copied = CopyPageAction(
        source,
        update_attrs=changes,
        copy_revisions=False,
        keep_live=False,
        user=by,
        reset_translation_key=False,
    ).execute(skip_permission_checks=True)  # looked at above, for all languages together
    made: EventPage = EventPage.objects.get(pk=copied.pk)
    return made


def _free_slug(page: EventPage) -> str:
    """Beside it in its folder."""
    siblings = Page.objects.child_of(page.get_parent())
    taken = set(siblings.filter(slug__startswith=page.slug[:240]).values_list("slug", flat=True))
    return next(slug for slug in _numbered(page.slug[:240]) if slug not in taken)


def _numbered(slug: str) -> Iterator[str]:
    return (f"{slug}-{n}" for n in range(2, FREE_SLUGS))


def _later(session: Session, weeks: int) -> Slot:
    starts, ends = timezone.localtime(session.starts), timezone.localtime(session.ends)
    day = starts.date() + timedelta(weeks=weeks)
    details = Details(
        place=session.place,
        topic_en=session.topic_en,
        topic_da=session.topic_da,
        seats=_seats(session),
    )
    return Slot(*local_times(day, starts.time(), ends.time()), details)


def _seats(session: Session) -> int | None:
    sizes: Sequence[int] = [quota.size for quota in session.quotas.all()]
    return sizes[0] if len(sizes) == 1 else None
