"""How the demo's texts become pages.

A text may point at another page by its key (``page = "page:lease"`` in a link,
``href="page:lease"`` in rich text) and at a picture (``image = "picture:houses"``). So all pages
are added first, then their texts are filled in, each in its own language.
"""

import re
from datetime import timedelta
from typing import Any

from django.utils import timezone
from wagtail.models import Locale, Page

from content.models import SectionPage, StandardPage
from guidance.models import (
    Centre,
    CentreIndexPage,
    CentrePage,
    GuideIndexPage,
    GuidePage,
    Step,
)
from home.demo_content.texts import PageText
from home.demo_content.ways import Way, find_or_draw

KINDS: dict[str, type[Page]] = {
    "guide_index": GuideIndexPage,
    "guide": GuidePage,
    "centres": CentreIndexPage,
    "centre": CentrePage,
}
LINK_TO_PAGE = re.compile(r'href="page:([\w-]+)"')


class Builder:
    """Adds pages below the front pages, and leaves alone what is there already."""

    def __init__(self, front_page: Page, images: dict[str, Any]) -> None:
        danish = Locale.objects.get(language_code="da")
        self.front_pages = {
            "en": front_page.specific,
            "da": front_page.get_translation(danish).specific,
        }
        self.images = images
        self.pages: dict[tuple[str, str], Page] = {}
        self._unfilled: list[tuple[Any, list[dict[str, Any]]]] = []

    def add(self, text: PageText, parents: dict[str, Page] | None = None) -> None:
        """This page in both languages, and those below it."""
        parents = parents or self.front_pages
        english = self._find_or_add(text, "en", parents["en"])
        danish = self._find_or_add(text, "da", parents["da"], twin=english)
        both = {"en": english, "da": danish}
        for language, page in both.items():
            self.pages[text.key, language] = page
        for below in text.below:
            if _is_known(below):
                self.add(below, both)

    def fill(self) -> None:
        """Put the texts into the pages that are new."""
        for page, body in self._unfilled:
            language = page.locale.language_code
            page.body = [
                (kind, _complete(kind, self.resolved(value, language)))
                for block in body
                for kind, value in block.items()
            ]
            page.save(clean=False)
        self._unfilled = []

    def resolved(self, value: Any, language: str) -> Any:
        """The value with pages and pictures in place of their keys."""
        if isinstance(value, dict):
            return {name: self.resolved(part, language) for name, part in value.items()}
        if isinstance(value, list):
            return [self.resolved(part, language) for part in value]
        if value.startswith("page:"):
            return self.pages[value.removeprefix("page:"), language]
        if value.startswith("picture:"):
            return self._picture(value.removeprefix("picture:"))
        return LINK_TO_PAGE.sub(lambda found: self._link(found[1], language), value)

    def _find_or_add(
        self, text: PageText, language: str, parent: Page, twin: Page | None = None
    ) -> Page:
        words = text.words[language]
        present = parent.get_children().filter(slug=words["slug"]).specific().first()
        if present is not None:
            return present
        page = _kind(text)(
            title=words["title"],
            slug=words["slug"],
            intro=words["intro"],
            listing_summary=words.get("summary", ""),
            listing_image=self.images.get(text.picture),
            locale=self.front_pages[language].locale,
            show_in_menus=bool(text.below) and text.kind not in ("guide", "centres"),
            **_facts(text),
            **_way(text, words),
            **_blocks_of_guides(words),
            **_dates(text.review_in),
        )
        if twin is not None:
            page.translation_key = twin.translation_key
        parent.add_child(instance=page)
        self._unfilled.append((page, words.get("body", [])))
        return page

    def _link(self, key: str, language: str) -> str:
        return f'linktype="page" id="{self.pages[key, language].pk}"'

    def _picture(self, name: str) -> Any:
        image = self.images[name]
        image.decorative, image.contextual_alt_text = True, ""
        return image


def _complete(kind: str, value: Any) -> Any:
    """Whoever has no picture has none in so many words, or the page could not be translated."""
    if kind == "people":
        return [{"picture": None} | person for person in value]
    return value


def _kind(text: PageText) -> type[Page]:
    return KINDS.get(text.kind, SectionPage if text.below else StandardPage)


def _is_known(text: PageText) -> bool:
    """The page of a centre is only made where the centre is there."""
    key = text.facts.get("centre")
    return key is None or Centre.objects.filter(key=key).exists()


def _facts(text: PageText) -> dict[str, Any]:
    """A centre and a step are named by their keys; where there are no rules yet, a step is not."""
    facts = dict(text.facts)
    if "centre" in facts:
        facts["centre"] = Centre.objects.get(key=facts["centre"])
    if "step" in facts:
        facts["step"] = Step.objects.filter(key=facts["step"]).first()
    return facts


def _way(text: PageText, words: dict[str, Any]) -> dict[str, Any]:
    """Only pages of the centres have one; each language its own, for words are in it."""
    way = words.get("way")
    return {"map_picture": find_or_draw(text.facts["centre"], Way(**way))} if way else {}


def _blocks_of_guides(words: dict[str, Any]) -> dict[str, Any]:
    """Sources, and offers for residents of some municipalities: only pages of guides have them."""
    kinds = {"sources": "source", "offers": "offer"}
    return {
        name: [(kind, value) for value in words[name]]
        for name, kind in kinds.items()
        if name in words
    }


def _dates(review_in: int) -> dict[str, Any]:
    today, now = timezone.localdate(), timezone.now()
    return {
        "first_published_at": now,
        "last_published_at": now,
        "reviewed_on": today - timedelta(days=30),
        "review_on": today + timedelta(days=review_in),
    }
