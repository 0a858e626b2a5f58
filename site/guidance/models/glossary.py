"""Words that a newcomer or a company meets, in both languages."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from guidance.models.dated import InBothLanguages
from vocabulary.keyed import Keyed
from vocabulary.translated import Translated


class GlossaryTerm(Keyed, InBothLanguages):
    """A word and what it means; guides mark it where it first stands."""

    key = models.SlugField(
        _("key"), unique=True, help_text=_("Ends the address of the word. Never changes.")
    )
    word_en = models.CharField(_("word in English"), max_length=80)
    word_da = models.CharField(_("word in Danish"), max_length=80)
    word = Translated("word")
    also_en = models.CharField(
        _("other forms in English"),
        max_length=200,
        blank=True,
        help_text=_("As they stand in texts, with commas between: plurals, older names."),
    )
    also_da = models.CharField(_("other forms in Danish"), max_length=200, blank=True)
    meaning_en = models.CharField(_("meaning in English"), max_length=300)
    meaning_da = models.CharField(_("meaning in Danish"), max_length=300)
    meaning = Translated("meaning")

    class Meta:
        ordering = ["key"]
        verbose_name = _("word of the glossary")
        verbose_name_plural = _("words of the glossary")

    def __str__(self) -> str:
        return str(self.word)

    @property
    def named(self) -> str:
        return self.word_en or self.word_da

    def forms(self, language: str) -> list[str]:
        """Every form in which it stands in texts of this language."""
        others = getattr(self, f"also_{language}").split(",")
        return [getattr(self, f"word_{language}"), *filter(None, map(str.strip, others))]

    def untranslated(self) -> list[str]:
        """A word may have other forms in one language only."""
        return [field for field in super().untranslated() if not field.startswith("also_")]
