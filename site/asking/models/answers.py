"""What is asked often is answered from here, and changed before it is sent."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from asking.models.topics import Topic
from guidance.models.dated import InBothLanguages
from vocabulary.cpr import reject_cpr


class ReadyAnswer(InBothLanguages):
    title = models.CharField(_("title"), max_length=120, help_text=_("Readers do not see it."))
    topic = models.ForeignKey(
        Topic,
        models.SET_NULL,
        verbose_name=_("topic"),
        null=True,
        blank=True,
        related_name="+",
        help_text=_("Empty: offered for every question."),
    )
    text_en = models.TextField(_("text in English"), max_length=3000, validators=[reject_cpr])
    text_da = models.TextField(_("text in Danish"), max_length=3000, validators=[reject_cpr])

    class Meta:
        ordering = ["title"]
        verbose_name = _("ready answer")
        verbose_name_plural = _("ready answers")

    def __str__(self) -> str:
        return self.title

    def text_in(self, language: str) -> str:
        return self.text_da if language == "da" else self.text_en
