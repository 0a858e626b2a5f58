"""A small tree of pages in both languages."""

from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone
from wagtail.models import Locale, Page, Site

from content.models import SectionPage, StandardPage
from home.models import HomePage

AddPage = Callable[..., StandardPage]


@pytest.fixture
def site(db: None) -> Site:
    return Site.objects.get(is_default_site=True)


@pytest.fixture
def english(db: None) -> HomePage:
    return HomePage.objects.get(locale__language_code="en")


@pytest.fixture
def danish(db: None) -> HomePage:
    return HomePage.objects.get(locale__language_code="da")


@pytest.fixture
def add_page(english: HomePage) -> AddPage:
    """``add_page("Title", below=…, kind=…, **fields)``: a published page."""

    def add(title: str, below: Page | None = None, kind: Any = StandardPage, **fields: Any) -> Any:
        parent = below or english
        fields = {
            "live": True,
            "last_published_at": timezone.now(),
            "locale": parent.locale,
        } | fields
        return parent.add_child(instance=kind(title=title, **fields))

    return add


@pytest.fixture
def section(add_page: AddPage) -> SectionPage:
    return add_page("Newcomers", kind=SectionPage, intro="Papers, one at a time.")


@pytest.fixture
def guide(add_page: AddPage, section: SectionPage) -> StandardPage:
    return add_page("Finding a home", below=section, intro="A lease decides a lot.")


@pytest.fixture
def danish_guide(guide: StandardPage, section: SectionPage, danish: HomePage) -> StandardPage:
    """The guide in Danish, in its Danish section."""
    locale = Locale.objects.get(language_code="da")
    above = section.copy_for_translation(locale)
    above.title, above.slug, above.live = "Nyankomne", "nyankomne", True
    above.save()
    page = guide.copy_for_translation(locale)
    page.title, page.slug, page.live = "Find en bolig", "find-en-bolig", True
    page.intro = "En lejekontrakt afgør meget."
    page.save()
    return page


@pytest.fixture
def untranslated(guide: StandardPage) -> StandardPage:
    """The guide as it stands in the Danish tree while nobody has translated it."""
    locale = Locale.objects.get(language_code="da")
    return guide.copy_for_translation(locale, copy_parents=True, alias=True)
