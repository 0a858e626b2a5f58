"""On whose list a step or a paper is. Rules add up: a step is there when one of its rules fits."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel

from guidance.fields import ChoiceListField
from guidance.models.dated import Dated, InBothLanguages, Reviewed
from guidance.models.drafts import DatedDraftsQuerySet, Drafted
from guidance.models.steps import Document, Step
from guidance.profiles import Profile, Purpose
from vocabulary.countries import CitizenshipGroup
from vocabulary.translated import Translated


class Condition(models.Model):
    """Whom a rule is about: each field fits when it is empty or has the person's answer."""

    class Family(models.TextChoices):
        ANY = "any", _("With or without family")
        WITH = "with", _("Only with family")
        WITHOUT = "without", _("Only without family")

    citizenships = ChoiceListField(
        CitizenshipGroup,
        verbose_name=_("citizens of"),
        help_text=_("Tick nothing: everybody."),
    )
    purposes = ChoiceListField(
        Purpose,
        verbose_name=_("who come for"),
        help_text=_("Tick nothing: it does not matter."),
    )
    family = models.CharField(_("family"), max_length=10, choices=Family, default=Family.ANY)

    class Meta:
        abstract = True

    def applies_to(self, profile: Profile) -> bool:
        return (
            (not self.citizenships or profile.group in self.citizenships)
            and (not self.purposes or profile.purpose in self.purposes)
            and (self.family == self.Family.ANY or (self.family == "with") == profile.family)
        )

    @property
    def whom(self) -> str:
        """The condition in words, for lists in the admin."""
        words = [
            self._meta.get_field("citizenships").words(self.citizenships),  # type: ignore[union-attr]
            self._meta.get_field("purposes").words(self.purposes),  # type: ignore[union-attr]
            "" if self.family == self.Family.ANY else str(self.Family(self.family).label),
        ]
        return " · ".join(word for word in words if word) or str(_("Everybody"))


class StepRule(Drafted, Condition, Dated, Reviewed, InBothLanguages, ClusterableModel):
    """This step is on the list of people like this, after these other steps."""

    step = models.ForeignKey(Step, models.CASCADE, verbose_name=_("step"), related_name="rules")
    requires = ParentalManyToManyField(
        Step,
        verbose_name=_("only after"),
        blank=True,
        related_name="+",
        help_text=_("Steps that must be done first. They must be on the same people's lists."),
    )
    optional = models.BooleanField(
        _("not for everybody"),
        default=False,
        help_text=_("A choice, or only for some: say in the note for whom."),
    )
    note_en = models.CharField(_("note in English"), max_length=300, blank=True)
    note_da = models.CharField(_("note in Danish"), max_length=300, blank=True)
    note = Translated("note")

    objects = DatedDraftsQuerySet.as_manager()  # type: ignore[assignment,misc]

    class Meta(Dated.Meta):
        ordering = ["step__position", "id"]
        verbose_name = _("rule")
        verbose_name_plural = _("rules")

    def __str__(self) -> str:
        return f"{self.step}: {self.whom}"


class DocumentRule(Condition, Dated, Reviewed, InBothLanguages):
    """People like this need this paper for this step."""

    step = ParentalKey(Step, on_delete=models.CASCADE, related_name="document_rules")
    document = models.ForeignKey(
        Document, models.CASCADE, verbose_name=_("paper"), related_name="rules"
    )
    only_if_en = models.CharField(
        _("only if, in English"),
        max_length=200,
        blank=True,
        help_text=_('What only the person knows: "If you are married." Empty: always needed.'),
    )
    only_if_da = models.CharField(_("only if, in Danish"), max_length=200, blank=True)
    only_if = Translated("only_if")

    class Meta(Dated.Meta):
        ordering = ["step", "document__position", "id"]
        verbose_name = _("paper for this step")
        verbose_name_plural = _("papers for this step")

    def __str__(self) -> str:
        return f"{self.step}: {self.document}"
