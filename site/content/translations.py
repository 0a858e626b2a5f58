"""Whether a page's text is in the language it is read in (docs/decisions: untranslated pages).

A page that nobody has translated yet stands in the other language's tree as an alias, with the
text it was written in; while wagtail-localize keeps a translation, some of its texts may be
waiting.
"""

from dataclasses import dataclass

from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet
from wagtail.models import Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from content.whereabouts import Whereabouts


@dataclass(frozen=True)
class TranslationState:
    """``language`` is that of the text; ``missing`` or ``partly`` when readers must be told."""

    language: str
    missing: bool = False
    partly: bool = False


def translation_state(page: Page, whereabouts: Whereabouts) -> TranslationState:
    """No query for a page of the language that everything is first written in."""
    own = whereabouts.language
    if page.alias_of_id:
        written = whereabouts.language_of(page.alias_of_id)
        return TranslationState(written, missing=written != own)
    if own == settings.LANGUAGE_CODE:
        return TranslationState(own)
    return _progress(page, own)


def unfinished() -> QuerySet[Translation]:
    """Translations of which some text, or all of it, is not written yet."""
    written = StringTranslation.objects.filter(
        translation_of_id=OuterRef("string_id"),
        context_id=OuterRef("context_id"),
        locale_id=OuterRef(OuterRef("target_locale_id")),
    )
    texts = StringSegment.objects.filter(~Exists(written), source_id=OuterRef("source_id"))
    waiting: QuerySet[Translation] = Translation.objects.filter(Exists(texts), enabled=True)
    return waiting


def _progress(page: Page, own: str) -> TranslationState:
    kept = Translation.objects.filter(
        source__object_id=page.translation_key, target_locale_id=page.locale_id, enabled=True
    ).select_related("source__locale")
    translation = kept.first()
    if translation is None:
        return TranslationState(own)
    total, done = translation.get_progress()
    if total and not done:
        return TranslationState(translation.source.locale.language_code, missing=True)
    return TranslationState(own, partly=done < total)
