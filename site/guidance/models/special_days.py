"""Days on which a centre keeps other hours than on that weekday."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from guidance.models.centres import Centre
from guidance.models.dated import InBothLanguages
from guidance.models.places import Authority
from vocabulary.translated import Translated


class SpecialDay(InBothLanguages):
    """Closed, or open at other hours: one desk, or all of them. Public holidays need no row."""

    centre = ParentalKey(Centre, on_delete=models.CASCADE, related_name="special_days")
    authority = models.ForeignKey(
        Authority,
        models.CASCADE,
        verbose_name=_("desk"),
        null=True,
        blank=True,
        related_name="+",
        help_text=_("Empty: every desk."),
    )
    first_day = models.DateField(_("day"))
    last_day = models.DateField(
        _("last day"), null=True, blank=True, help_text=_("Empty: that one day.")
    )
    opens = models.TimeField(
        _("opens"), null=True, blank=True, help_text=_("Both empty: closed all day.")
    )
    closes = models.TimeField(_("closes"), null=True, blank=True)
    reason_en = models.CharField(_("why, in English"), max_length=120, blank=True)
    reason_da = models.CharField(_("why, in Danish"), max_length=120, blank=True)
    reason = Translated("reason")

    class Meta:
        ordering = ["centre", "first_day", "authority__desk_order"]
        verbose_name = _("special day")
        verbose_name_plural = _("special days")
        constraints = [
            models.CheckConstraint(
                condition=Q(last_day=None) | Q(last_day__gte=F("first_day")),
                name="special_day_in_order",
                violation_error_message=_("The last day is before the first. Change one of them."),
            ),
            models.CheckConstraint(
                condition=Q(opens=None, closes=None) | Q(closes__gt=F("opens")),
                name="special_day_closes_later",
                violation_error_message=_(
                    "Write when it opens and when it closes, later on; or neither if it is closed."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.centre} {self.first_day}"

    def complaints(self) -> dict[str, str]:
        found = super().complaints()
        if (self.opens is None) != (self.closes is None):
            found["closes"] = gettext("Write both times; or neither if it is closed.")
        return found

    def covers(self, day: date, authority: Authority) -> bool:
        concerns = self.authority_id is None or self.authority_id == authority.pk
        return concerns and self.first_day <= day <= (self.last_day or self.first_day)
