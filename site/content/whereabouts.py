"""Where a page stands: the pages above it, and the same page in other languages."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext
from wagtail.models import Page


class Whereabouts:
    """One query answers everything, for breadcrumbs, the language switch and search engines."""

    def __init__(self, page: Page, request: HttpRequest | None) -> None:
        self.page = page
        self.request = request

    @property
    def language(self) -> str:
        """That of the place, which an untranslated text does not share."""
        own = self._find(self.page.pk)
        return str((own or self.page).locale.language_code)

    def language_of(self, page_id: int) -> str:
        """The language of the same page in another place; where it is a draft, by a query."""
        found = self._find(page_id) or Page.objects.select_related("locale").get(pk=page_id)
        return str(found.locale.language_code)

    @cached_property
    def trail(self) -> list[tuple[str, str]]:
        """Title and address of each page above, from the front page down."""
        above = [page for page in self._family if self._is_above(page)]
        names = [gettext("Front page"), *(page.title for page in above[1:])]
        return [(name, p.get_url(self.request)) for name, p in zip(names, above, strict=False)]

    def address_in(self, language: str) -> str:
        """The page in that language, or the nearest page above it that is there."""
        nearest = self._in(language)[-1:]
        return nearest[0].get_url(self.request) if nearest else f"/{language}/"

    @cached_property
    def alternates(self) -> dict[str, str]:
        """Language and address of each version with a text of its own, this one included."""
        versions = (self._version(code) for code, _ in settings.LANGUAGES)
        return {
            page.locale.language_code: page.get_url(self.request)
            for page in versions
            if page is not None and not page.alias_of_id
        }

    @cached_property
    def canonical(self) -> str:
        """Where the text is at home: an untranslated page is the page it stands in for."""
        if self.page.alias_of_id and self.alternates:
            return next(iter(self.alternates.values()))
        return self.page.get_url(self.request) or "/"

    @cached_property
    def _family(self) -> list[Page]:
        """This page and those above it, in all languages, the highest first."""
        lineage = Page.objects.ancestor_of(self.page, inclusive=True).filter(depth__gt=1)
        family = Page.objects.live().filter(translation_key__in=lineage.values("translation_key"))
        return list(family.select_related("locale").order_by("depth"))

    def _find(self, page_id: int) -> Page | None:
        return next((page for page in self._family if page.pk == page_id), None)

    def _is_above(self, page: Page) -> bool:
        return page.pk != self.page.pk and bool(self.page.path.startswith(page.path))

    def _in(self, language: str) -> list[Page]:
        return [page for page in self._family if page.locale.language_code == language]

    def _version(self, language: str) -> Page | None:
        same = self.page.translation_key
        return next((p for p in self._in(language) if p.translation_key == same), None)
