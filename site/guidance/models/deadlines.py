"""When a step is to be done, counted from the newcomer's own days."""

from datetime import date

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from guidance.models.dated import Dated, InBothLanguages, Reviewed
from guidance.models.rules import Condition
from guidance.models.steps import Step
from guidance.relative_dates import Anchor, Offset, Unit, in_words
from vocabulary.translated import Translated


class StepDeadline(Condition, Dated, Reviewed, InBothLanguages):
    """People like this do this step by, or not before, or about this day."""

    class Kind(models.TextChoices):
        BY = "by", _("At the latest")
        FROM = "from", _("Not before")
        BEGIN = "begin", _("Best begun")
        ABOUT = "about", _("Comes about")

    step = ParentalKey(Step, on_delete=models.CASCADE, related_name="deadlines")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.BY)
    number = models.SmallIntegerField(
        _("number"),
        validators=[MinValueValidator(-730), MaxValueValidator(730)],
        help_text=_("Before the day with a minus: -21. The day itself: 0."),
    )
    unit = models.CharField(_("of"), max_length=20, choices=Unit, default=Unit.DAYS)
    anchor = models.CharField(
        _("counted from"), max_length=20, choices=Anchor, default=Anchor.ARRIVAL
    )
    note_en = models.CharField(
        _("what happens else, in English"),
        max_length=200,
        blank=True,
        help_text=_("“You then pay 55 % in tax.” It stands after the day."),
    )
    note_da = models.CharField(_("what happens else, in Danish"), max_length=200, blank=True)
    note = Translated("note")

    class Meta(Dated.Meta):
        ordering = ["step", "number", "id"]
        verbose_name = _("deadline")
        verbose_name_plural = _("deadlines")

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.words}"

    @property
    def offset(self) -> Offset:
        return Offset(self.number, Unit(self.unit))

    @property
    def words(self) -> str:
        """“5 days after the day you move to Denmark”."""
        return in_words(self.offset, Anchor(self.anchor))

    @property
    def sentence(self) -> str:
        sentences = {
            self.Kind.BY: gettext("At the latest %(when)s."),
            self.Kind.FROM: gettext("Not earlier than %(when)s."),
            self.Kind.BEGIN: gettext("Best begun %(when)s."),
            self.Kind.ABOUT: gettext("You have it about %(when)s."),
        }
        return sentences[self.Kind(self.kind)] % {"when": self.words}

    def day(self, of_anchor: date) -> date:
        """The day, once the person's own is known."""
        return self.offset.counted_from(of_anchor)
