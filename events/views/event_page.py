"""An event's own page: the editor's words around the event's facts, dates and seats."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import get_language, override

from content.models import Image
from content.social import CARD_SIZE, SocialCard, card_of_page
from content.translations import translation_state
from events.finding.json_ld import json_ld
from events.finding.one_event import dates_of, related
from events.models import AUDIENCES, Event, EventPage
from events.page_acts import acts_for

TEMPLATE = "events/event.html"


@dataclass
class Versions:
    """The pages of one event that may be read; in place of ``content.whereabouts.Whereabouts``.

    They share the event's address, so where they lie in the tree does not matter.
    """

    event: Event
    pages: Sequence[EventPage]

    @property
    def language(self) -> str:
        return get_language() or "en"

    @property
    def readers(self) -> EventPage:
        """In the reader's language, or the one that there is."""
        here = (page for page in self.pages if page.locale.language_code == self.language)
        return next(here, self.pages[0])

    def language_of(self, page_id: int) -> str:
        found = (page for page in self.pages if page.pk == page_id)
        return str(next(found, self.pages[0]).locale.language_code)

    @cached_property
    def alternates(self) -> dict[str, str]:
        """Language and address of each page with a text of its own."""
        own = (page.locale.language_code for page in self.pages if not page.alias_of_id)
        return {code: self._address(code) for code in own}

    @property
    def canonical(self) -> str:
        """Where the text is at home: an untranslated page is the page it stands in for."""
        return self.alternates.get(self.language) or next(iter(self.alternates.values()))

    def _address(self, code: str) -> str:
        with override(code):
            return self.event.get_absolute_url()


def live_versions(event: Event) -> Versions | None:
    """None for what has no page: a registration day."""
    pages = list(_pages().live().filter(event=event).order_by("pk"))
    return Versions(event, pages) if pages else None


def _pages() -> Any:
    return EventPage.objects.select_related("locale", "listing_image")


def context_of(page: EventPage, request: HttpRequest) -> dict[str, Any]:
    """For ``EventPage.get_context``, which previews use: the facts are those of the draft."""
    return event_context(request, Versions(page.event, [page]), page, facts=page)


def event_context(
    request: HttpRequest, versions: Versions, page: EventPage, *, facts: Any
) -> dict[str, Any]:
    event = versions.event
    dates = dates_of(event, facts)
    social = _social(page, request, versions, facts.image)
    translation = translation_state(page, versions)  # type: ignore[arg-type]
    if not page.alias_of_id and page.locale.language_code != versions.language:
        translation = replace(translation, language=page.locale.language_code, missing=True)
    return {
        "page": page,
        "event": event,
        "facts": facts,
        "dates": dates,
        "acts": acts_for(request.user, event),
        "audiences": [(key, AUDIENCES[key]) for key in facts.audiences],
        "residents_of": list(facts.residents_of.all()),
        "stands": _stands(event, facts.kind),
        "related": related(event, facts),
        "social": social,
        "translation": translation,
        "text_lang": translation.language if translation.language != versions.language else "",
        "address": request.build_absolute_uri(event.get_absolute_url()),
        "json_ld": json_ld(event, page, dates.coming, url=social.url, image=social.image),
    }


def _stands(event: Event, kind: str) -> "QuerySet[Any, Any] | list[Any]":
    return event.stands.select_related("event") if kind == Event.Kind.FAIR else []


def _social(
    page: EventPage, request: HttpRequest, versions: Versions, picture: Image | None
) -> SocialCard:
    """The event's picture where the editor chose none for sharing."""
    card = card_of_page(page, request, versions)  # type: ignore[arg-type]
    if page.listing_image or picture is None or not picture.is_there:
        return card
    image = request.build_absolute_uri(picture.get_rendition(CARD_SIZE).url)
    return replace(card, image=image, image_text=picture.default_alt_text)
