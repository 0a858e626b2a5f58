"""What search engines, and the sites where pages are shared, are told of a page."""

from dataclasses import dataclass, field
from typing import Any, Protocol

from django.conf import settings
from django.http import HttpRequest
from django.urls import translate_url
from django.utils.translation import get_language

from content.stylesheets import safe_static
from content.whereabouts import Whereabouts

CARD = "img/social-card.png"
CARD_SIZE = "fill-1200x630|format-jpeg"
FRONT_PAGE_DEPTH = 2
PLACES = {"en": "en_GB", "da": "da_DK"}  # how Open Graph names our languages


@dataclass(frozen=True)
class SocialCard:
    """All addresses are absolute. Title and description are empty where the template knows."""

    url: str
    place: str
    image: str
    title: str = ""
    description: str = ""
    image_text: str = ""
    alternates: dict[str, str] = field(default_factory=dict)
    kind: str = "website"


class Shared(Protocol):
    """What is asked of a page; ``content.models.BasePage`` answers."""

    title: str
    seo_title: str
    search_description: str
    social_text: str
    listing_image: Any
    depth: int

    @property
    def listed_summary(self) -> str: ...


def card_of_view(request: HttpRequest) -> SocialCard:
    """For what is not an editors' page: the same address in every language."""
    absolute = request.build_absolute_uri
    languages = [code for code, _ in settings.LANGUAGES]
    here = {code: absolute(translate_url(request.path, code)) for code in languages}
    differ = len(set(here.values())) > 1
    return SocialCard(
        url=absolute(request.path),
        place=PLACES[get_language() or settings.LANGUAGE_CODE],
        image=absolute(safe_static(CARD)),
        alternates=here if differ else {},
    )


def card_of_page(page: Shared, request: HttpRequest, whereabouts: Whereabouts) -> SocialCard:
    absolute = request.build_absolute_uri
    picture = page.listing_image if page.listing_image and page.listing_image.is_there else None
    image = picture.get_rendition(CARD_SIZE).url if picture else safe_static(CARD)
    return SocialCard(
        url=absolute(whereabouts.canonical),
        place=PLACES[whereabouts.language],
        image=absolute(image),
        image_text=picture.default_alt_text if picture else "",
        title=page.seo_title or page.title,
        description=page.social_text or page.search_description or page.listed_summary,
        alternates={code: absolute(url) for code, url in whereabouts.alternates.items()},
        kind="article" if page.depth > FRONT_PAGE_DEPTH else "website",
    )
