"""Where a page stands in the guide: “You are here: 4 of 12”."""

from dataclasses import dataclass
from typing import Self

from wagtail.models import Page
from wagtail.query import PageQuerySet

from content.models.pages import SECTION_DEPTH, WRITTEN_IN


@dataclass(frozen=True)
class Place:
    """``chapters`` are pages, ``number`` that of the one read (0 outside of all chapters);
    ``below`` are the pages that belong to that chapter."""

    guide: Page | None
    chapters: tuple[Page, ...]
    number: int
    below: tuple[Page, ...]

    @classmethod
    def of(cls, page: Page) -> Self:
        """In one query; drafts and private pages are not counted."""
        section = page.path[: SECTION_DEPTH * Page.steplen]
        found = list(_shown(Page.objects.filter(path__startswith=section).order_by("path")))
        guide = next((each for each in found if each.depth == SECTION_DEPTH), None)
        if guide is None:
            return cls(None, (), 0, ())
        chapters = tuple(each for each in found if each.depth == SECTION_DEPTH + 1)
        own = next((i for i, each in enumerate(chapters) if page.path.startswith(each.path)), -1)
        below = () if own < 0 else tuple(_below(chapters[own], found))
        return cls(guide, chapters, own + 1, below)

    @property
    def chapter(self) -> Page | None:
        return self.chapters[self.number - 1] if self.number else None

    @property
    def before(self) -> Page | None:
        return self.chapters[self.number - 2] if self.number > 1 else None

    @property
    def after(self) -> Page | None:
        return self.chapters[self.number] if 0 < self.number < len(self.chapters) else None


def chapters_below(guide: Page) -> list[Page]:
    """With the pages' own fields, and the language each is written in."""
    return list(_shown(guide.get_children()).defer_streamfields().specific())


def _shown(pages: PageQuerySet) -> PageQuerySet:
    return pages.live().filter(view_restrictions=None).annotate(written_in=WRITTEN_IN)


def _below(chapter: Page, pages: list[Page]) -> list[Page]:
    return [each for each in pages if each.path.startswith(chapter.path) and each != chapter]
