"""Who decides, and where people live."""

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from guidance.models.dated import Dated, InBothLanguages
from vocabulary.keyed import Keyed
from vocabulary.translated import Translated


class Authority(Keyed, InBothLanguages, ClusterableModel):
    """Who decides. The key never changes; what it is called does (``AuthorityName``)."""

    key = models.SlugField(
        _("key"), unique=True, help_text=_("Never changes: sessions and statistics refer to it.")
    )
    name_en = models.CharField(_("name in English"), max_length=160)
    name_da = models.CharField(_("name in Danish"), max_length=160)
    name = Translated("name")
    desk_order = models.PositiveSmallIntegerField(
        _("order of desks"),
        default=100,
        help_text=_("One visit passes the desks in this order, smallest first."),
    )

    class Meta:
        ordering = ["desk_order", "name_en"]
        verbose_name = _("authority")
        verbose_name_plural = _("authorities")

    def __str__(self) -> str:
        return str(self.name)

    @property
    def named(self) -> str:
        return self.name_en or self.name_da

    @property
    def short_name(self) -> str:
        """SIRI, without what it stands for: where it is said again and again."""
        return str(self.name).partition(" (")[0]


class AuthorityName(Dated, InBothLanguages):
    """What an authority was called, or who had its task before: Statsforvaltningen, until 2018.
    Editors who look for the old name find the authority."""

    authority = ParentalKey(Authority, on_delete=models.CASCADE, related_name="earlier_names")
    name_en = models.CharField(_("name in English"), max_length=160)
    name_da = models.CharField(_("name in Danish"), max_length=160)
    name = Translated("name")
    valid_to = models.DateField(_("last day"))

    class Meta(Dated.Meta):
        ordering = ["-valid_to"]
        verbose_name = _("earlier name")
        verbose_name_plural = _("earlier names")

    def __str__(self) -> str:
        return str(self.name)


class Municipality(models.Model):
    """One of Denmark's 98 municipalities, by its official code and Danish name."""

    code = models.CharField(_("code"), max_length=4, unique=True)
    name = models.CharField(_("name"), max_length=60, unique=True)
    english_name = models.CharField(
        _("name in English"), max_length=60, blank=True, help_text=_("Where it differs.")
    )
    formal_name = models.CharField(
        _("name of the authority"), max_length=80, help_text=_("As it signs: Vejle Kommune.")
    )
    region = models.CharField(_("region"), max_length=40)

    class Meta:
        ordering = ["name"]
        verbose_name = _("municipality")
        verbose_name_plural = _("municipalities")

    def __str__(self) -> str:
        in_danish = (get_language() or "en").startswith("da")
        return self.name if in_danish else self.english_name or self.name
