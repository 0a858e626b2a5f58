"""What questions are about, and on which pages which of it is chosen before anybody types."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Page

from guidance.models.dated import InBothLanguages
from vocabulary.keyed import Keyed
from vocabulary.translated import Translated

OTHER = "other"
"""The key of the topic for whatever fits nowhere else. It is always there."""


class Topic(Keyed, InBothLanguages, ClusterableModel):
    key = models.SlugField(_("key"), unique=True, help_text=_("Never changes: it is in addresses."))
    name_en = models.CharField(_("name in English"), max_length=80)
    name_da = models.CharField(_("name in Danish"), max_length=80)
    name = Translated("name")
    hint_en = models.CharField(_("what belongs to it, in English"), max_length=160, blank=True)
    hint_da = models.CharField(_("what belongs to it, in Danish"), max_length=160, blank=True)
    hint = Translated("hint")
    order = models.PositiveSmallIntegerField(
        _("order"), default=100, help_text=_("Smallest first in the list that people choose from.")
    )

    class Meta:
        ordering = ["order", "name_en"]
        verbose_name = _("topic")
        verbose_name_plural = _("topics")

    def __str__(self) -> str:
        return str(self.name)

    @property
    def named(self) -> str:
        return self.name_en or self.name_da


class TopicPage(models.Model):
    """On this page, its translations and every page below them, the topic is chosen already."""

    topic = ParentalKey(Topic, on_delete=models.CASCADE, related_name="pages")
    page = models.ForeignKey(Page, models.CASCADE, verbose_name=_("page"), related_name="+")

    class Meta:
        verbose_name = _("page about it")
        verbose_name_plural = _("pages about it")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["page"],
                name="page_has_one_topic",
                violation_error_message=_("This page belongs to another topic already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.topic}: {self.page}"
