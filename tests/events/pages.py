"""Events as editors write them: pages that are published, translated, taken off the site."""

from typing import Any

from wagtail.models import Locale, Page

from events.models import Category, EventIndexPage, EventPage, Organiser, Venue
from guidance.models import Centre, Municipality


def calendar(language: str = "en") -> EventIndexPage:
    """The page that a new site has, above all events."""
    page: EventIndexPage = EventIndexPage.objects.get(locale__language_code=language, depth=3)
    return page


def category(key: str = "talks") -> Category:
    names = {"name_en": key.capitalize(), "name_da": f"{key.capitalize()} (da)"}
    return Category.objects.get_or_create(key=key, defaults=names)[0]


def organiser(key: str = "network") -> Organiser:
    return Organiser.objects.get_or_create(key=key, defaults={"name": key.capitalize()})[0]


def municipality(code: str = "9999", name: str = "Midtown") -> Municipality:
    return Municipality.objects.get_or_create(code=code, defaults={"name": name, "region": "Mid"})[
        0
    ]


def venue(name: str = "Library", *, centre: Centre | None = None) -> Venue:
    return Venue.objects.create(
        name=name,
        address="Torvet 1",
        postcode="1000",
        post_town="Midtown",
        municipality=municipality(),
        centre=centre,
        latitude="55.70000",
        longitude="12.50000",
    )


def draft(title: str = "Danish tax", *, below: Page | None = None, **fields: Any) -> EventPage:
    """A page that was saved, and never published."""
    parent = below or calendar()
    facts = {"category": category(), "organiser": organiser(), "locale": parent.locale}
    facts |= {"intro": "What everybody should know."}
    page: EventPage = parent.add_child(
        instance=EventPage(title=title, live=False, **facts | fields)
    )
    return page


def publish(page: EventPage, **changes: Any) -> EventPage:
    """What an editor typed last goes on the site."""
    latest = page.get_latest_revision_as_object()
    for name, value in changes.items():
        setattr(latest, name, value)
    latest.save_revision().publish()
    fresh: EventPage = EventPage.objects.get(pk=page.pk)
    return fresh


def published(title: str = "Danish tax", *, below: Page | None = None, **fields: Any) -> EventPage:
    return publish(draft(title, below=below, **fields))


def in_danish(page: EventPage, title: str = "Dansk skat", **fields: Any) -> EventPage:
    """A translation, published."""
    twin = page.copy_for_translation(Locale.objects.get(language_code="da"), copy_parents=True)
    return publish(twin, title=title, **fields)


def untranslated(page: EventPage) -> EventPage:
    """As it stands in the Danish tree while nobody has translated it."""
    alias: EventPage = page.copy_for_translation(
        Locale.objects.get(language_code="da"), copy_parents=True, alias=True
    )
    return alias


def folder(of: Organiser, language: str = "en") -> EventIndexPage:
    """Where a partner's own events lie."""
    above = calendar(language)
    fields = {"title": of.name, "organiser": of, "locale": above.locale}
    made: EventIndexPage = above.add_child(instance=EventIndexPage(**fields))
    return made
