"""What has to be done, and with which papers."""

from datetime import date, timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel

from guidance.models.dated import InBothLanguages, Reviewed
from guidance.models.drafts import Drafted
from guidance.models.places import Authority
from vocabulary.keyed import Keyed
from vocabulary.translated import Translated


class Document(Keyed, Drafted, Reviewed, InBothLanguages):
    """A paper to bring."""

    key = models.SlugField(_("key"), unique=True, help_text=_("Never changes."))
    name_en = models.CharField(_("name in English"), max_length=120)
    name_da = models.CharField(_("name in Danish"), max_length=120)
    name = Translated("name")
    detail_en = models.CharField(_("what it must be like, in English"), max_length=400, blank=True)
    detail_da = models.CharField(_("what it must be like, in Danish"), max_length=400, blank=True)
    detail = Translated("detail")
    max_age_days = models.PositiveSmallIntegerField(
        _("at most so many days old"),
        null=True,
        blank=True,
        help_text=_("On the day it is handed in. Empty: it may be old."),
    )
    position = models.PositiveSmallIntegerField(
        _("order"), default=500, help_text=_("Smallest first in every list of papers.")
    )

    class Meta:
        ordering = ["position", "key"]
        verbose_name = _("paper")
        verbose_name_plural = _("papers")

    def __str__(self) -> str:
        return str(self.name)

    @property
    def named(self) -> str:
        return self.name_en or self.name_da

    def oldest_on(self, day: date) -> date | None:
        """The earliest date the paper may bear when it is handed in on this day."""
        return None if self.max_age_days is None else day - timedelta(days=self.max_age_days)


class Step(Keyed, Drafted, Reviewed, InBothLanguages, ClusterableModel):
    """One thing to get done, by the newcomer or by one authority."""

    class Place(models.TextChoices):
        CENTRE = "centre", _("At a centre")
        ELSEWHERE = "elsewhere", _("Somewhere else")
        ONLINE = "online", _("Online")
        NO_VISIT = "no_visit", _("No visit needed")

    key = models.SlugField(_("key"), unique=True, help_text=_("Never changes."))
    title_en = models.CharField(_("title in English"), max_length=120)
    title_da = models.CharField(_("title in Danish"), max_length=120)
    title = Translated("title")
    advice_en = models.TextField(_("what to do, in English"), max_length=600, blank=True)
    advice_da = models.TextField(_("what to do, in Danish"), max_length=600, blank=True)
    advice = Translated("advice")
    lead_time_en = models.CharField(
        _("when, and how long it takes, in English"), max_length=300, blank=True
    )
    lead_time_da = models.CharField(
        _("when, and how long it takes, in Danish"), max_length=300, blank=True
    )
    lead_time = Translated("lead_time")
    employer_en = models.CharField(
        _("what the employer does, in English"), max_length=300, blank=True
    )
    employer_da = models.CharField(
        _("what the employer does, in Danish"), max_length=300, blank=True
    )
    employer = Translated("employer")
    authority = models.ForeignKey(
        Authority,
        models.PROTECT,
        verbose_name=_("authority"),
        null=True,
        blank=True,
        related_name="steps",
        help_text=_("Who decides. Empty: no authority is asked."),
    )
    place = models.CharField(_("place"), max_length=20, choices=Place, default=Place.NO_VISIT)
    where_en = models.CharField(
        _("where, in English"),
        max_length=300,
        help_text=_("Shown where it is not done at the person's centre."),
    )
    where_da = models.CharField(_("where, in Danish"), max_length=300)
    where = Translated("where")
    needs_agreement = models.BooleanField(
        _("only for residents"),
        default=False,
        help_text=_(
            "Done by the municipality one lives in: a centre may do it only under an agreement."
        ),
    )
    for_children = models.BooleanField(
        _("also for children"),
        default=True,
        help_text=_("Off: no child needs it, or may have it; parents have it on their own lists."),
    )
    gives = models.ForeignKey(
        Document,
        models.SET_NULL,
        verbose_name=_("gives this paper"),
        null=True,
        blank=True,
        related_name="given_by",
        help_text=_("Nobody is asked to bring what the same visit gives."),
    )
    alternative = models.ForeignKey(
        "self",
        models.SET_NULL,
        verbose_name=_("may be replaced by"),
        null=True,
        blank=True,
        related_name="replaces",
        help_text=_("Another step that does the work of this one."),
    )
    position = models.PositiveSmallIntegerField(
        _("order"),
        default=500,
        help_text=_("Smallest first, among steps that do not wait for each other."),
    )

    class Meta:
        ordering = ["position", "key"]
        verbose_name = _("step")
        verbose_name_plural = _("steps")

    def __str__(self) -> str:
        return str(self.title)

    @property
    def named(self) -> str:
        return self.title_en or self.title_da
