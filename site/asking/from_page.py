"""What is known before anybody types: the page she comes from, its topic, her municipality."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from wagtail.models import Page

from accounts.models import User
from asking.models import Topic, TopicPage
from content.sitemaps import Entry, in_every_language
from guidance.models import Municipality
from vocabulary.typed import typed_id

#: Apps above may know where somebody who has signed in lives: ``known_homes.append(home_of)``.
known_homes: list[Callable[[User], Municipality | None]] = []


@dataclass(frozen=True)
class Start:
    page: Page | None = None
    topic: Topic | None = None
    municipality: Municipality | None = None

    @property
    def initial(self) -> dict[str, Any]:
        return {
            "page": self.page.pk if self.page else "",
            "topic": self.topic.key if self.topic else "",
            "municipality": self.municipality.code if self.municipality else "",
        }


def start(given: Any, user: Any) -> Start:
    """``given``: the address's parameters. What makes no sense there is left out."""
    page = page_of(given.get("page", ""))
    topic = Topic.objects.filter(key=_plain(given.get("topic", ""))).first()
    code = _plain(given.get("municipality", ""))
    place = Municipality.objects.filter(code=code).first() or _home(user)
    return Start(page, topic or (topic_of(page) if page else None), place)


def page_of(typed: str) -> Page | None:
    """A page that everybody may read; None for anything else."""
    pk = typed_id(str(typed))
    return Page.objects.live().public().filter(pk=pk).first() if pk else None


def topic_of(page: Page) -> Topic | None:
    """Of the page itself, or of the nearest page above it, in whatever language."""
    above = page.get_ancestors(inclusive=True).values_list("translation_key", "depth")
    depths = dict(above)
    chosen = TopicPage.objects.filter(page__translation_key__in=depths).select_related("topic")
    found = [(depths[each.page.translation_key], each) for each in chosen.select_related("page")]
    nearest = max(found, key=lambda pair: pair[0], default=None)
    return nearest[1].topic if nearest else None


def _home(user: Any) -> Municipality | None:
    if not isinstance(user, User):
        return None
    return next((place for home_of in known_homes if (place := home_of(user))), None)


def _plain(typed: str) -> str:
    """NUL makes PostgreSQL refuse the query."""
    return "" if "\0" in typed else typed[:60]


def sitemap_entries() -> Iterator[Entry]:
    yield in_every_language(reverse("asking:ask"))
