"""The demo's pages about mentoring, in both languages."""

from pathlib import Path
from typing import Any

from django.utils import timezone
from wagtail.models import Locale, Page, Site

from content.kept_texts import read_texts
from mentoring.demo.clock import on, then
from mentoring.models import MentoringIndexPage, Programme, ProgrammePage
from mentoring.programmes import open_applications

TEXTS = Path(__file__).with_name("texts.toml")
LANGUAGES = ("en", "da")


def load(programmes: dict[str, Programme]) -> None:
    """One for all, and one for each of these; what is a draft can be opened then.

    Where there are none, nothing is done.
    """
    if not programmes or MentoringIndexPage.objects.exists():
        return
    texts: dict[str, Any] = read_texts(TEXTS)
    front = Site.objects.get(is_default_site=True).root_page
    danish = Locale.objects.get(language_code="da")
    index = _both(
        {"en": front, "da": front.get_translation(danish)},
        MentoringIndexPage,
        {code: {"slug": "mentoring", **texts["index"][code]} for code in LANGUAGES},
    )
    for programme in programmes.values():
        names = {"en": programme.name_en, "da": programme.name_da}
        facts = {"slug": programme.slug, "programme": programme}
        words = {c: {"title": names[c], **texts["programme"][c], **facts} for c in LANGUAGES}
        _both(index, ProgrammePage, words)
        if programme.state == Programme.State.DRAFT and programme.coordinator:
            with then(on(programme.apply_from, 8)):
                open_applications(programme.pk, by=programme.coordinator)


def _both(
    parents: dict[str, Page], model: type[Page], words: dict[str, dict[str, Any]]
) -> dict[str, Page]:
    """Published, the Danish one as a translation of the English."""
    made: dict[str, Page] = {}
    for code in LANGUAGES:
        now = timezone.now()
        page = model(
            **words[code] | {"body": _blocks(words[code]["body"])},
            locale=parents[code].locale,
            first_published_at=now,
            last_published_at=now,
            reviewed_on=timezone.localdate(),
        )
        if made:
            page.translation_key = made["en"].translation_key
        made[code] = parents[code].add_child(instance=page)
    return made


def _blocks(body: list[dict[str, Any]]) -> list[tuple[str, Any]]:
    return [(kind, value) for block in body for kind, value in block.items()]
