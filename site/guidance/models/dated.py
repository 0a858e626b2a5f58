"""What facts about public authorities have in common: they change, and they come from somewhere."""

from datetime import date
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guidance.fields import ReviewDayField
from vocabulary.typed import can_be_reckoned


class DatedQuerySet(models.QuerySet[Any]):
    """Rows that hold from one day to another, both included; no end means until further notice."""

    def on(self, day: date) -> Self:
        begun = Q(valid_from=None) | Q(valid_from__lte=day)
        return self.filter(begun, Q(valid_to=None) | Q(valid_to__gte=day))


class Dated(models.Model):
    valid_from = models.DateField(
        gettext_lazy("first day"),
        null=True,
        blank=True,
        help_text=gettext_lazy("Empty: since always."),
    )
    valid_to = models.DateField(
        gettext_lazy("last day"),
        null=True,
        blank=True,
        help_text=gettext_lazy("Empty: until further notice."),
    )

    objects = DatedQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_from=None) | Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
                name="%(class)s_dates_in_order",
                violation_error_message=gettext_lazy(
                    "The last day is before the first. Change one of them."
                ),
            )
        ]

    def clean(self) -> None:
        """31 December 9999 is how some write that there is no end; no day comes after it."""
        super().clean()
        odd = {"valid_from": self.valid_from, "valid_to": self.valid_to}
        words = _("Is the year right? Where there is no such day, leave it empty.")
        if names := [name for name, day in odd.items() if day and not can_be_reckoned(day)]:
            raise ValidationError(dict.fromkeys(names, words))

    def in_force_on(self, day: date) -> bool:
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or self.valid_to >= day
        )


class Checked(models.Model):
    """Says everything that is wrong with a row at once, each beside its field.

    ``unfinished``: a draft is being saved, which may have gaps; publishing it asks for the rest.
    """

    unfinished = False

    class Meta:
        abstract = True

    def clean(self) -> None:
        super().clean()
        if not self.unfinished and (complaints := self.complaints()):
            raise ValidationError(complaints)

    def complaints(self) -> dict[str, str]:
        """Field name to what is wrong and what to do; subclasses add theirs to ``super()``'s."""
        return {}


class Reviewed(Checked):
    """A fact from somewhere, that somebody must look at again."""

    class Confidence(models.TextChoices):
        OFFICIAL = "official", gettext_lazy("Official page, looked at")
        OFFICIAL_OLD = "official_old", gettext_lazy("Official page, but old or changing every year")
        SECONDARY = "secondary", gettext_lazy("Somebody else's page")
        ASSUMED = "assumed", gettext_lazy("Not found anywhere: assumed")

    source = models.CharField(
        gettext_lazy("source"),
        max_length=400,
        help_text=gettext_lazy("The page or letter that says so, and its date."),
    )
    confidence = models.CharField(
        gettext_lazy("how sure"), max_length=20, choices=Confidence, default=Confidence.OFFICIAL
    )
    review_on = ReviewDayField(
        gettext_lazy("look at again on"),
        help_text=gettext_lazy("Within six months. The rule still counts after that day."),
    )

    class Meta:
        abstract = True

    def complaints(self) -> dict[str, str]:
        """Whoever changes it has looked at it, and says when to look again."""
        past = self.review_on and self.review_on < timezone.localdate()
        if not past or self._is_as_stored():
            return super().complaints()
        message = _("This day is past. Check the source, then choose a day within six months.")
        return super().complaints() | {"review_on": message}

    def _is_as_stored(self) -> bool:
        """Saving a step must not ask for a new day for every paper below it."""
        stored = type(self)._default_manager.filter(pk=self.pk).values().first()
        fields = self._meta.concrete_fields
        return stored == {field.attname: getattr(self, field.attname) for field in fields}


class InBothLanguages(Checked):
    """A text in one language only is refused; both empty is fine where the field allows it."""

    class Meta:
        abstract = True

    def complaints(self) -> dict[str, str]:
        may_be_empty = (field for field in self.untranslated() if self._may_be_empty(field))
        missing = {field: self._ask_for(field) for field in may_be_empty}
        return super().complaints() | missing

    def untranslated(self) -> list[str]:
        """The fields that are empty in one language and filled in the other."""
        return [
            empty
            for en, da in self._pairs()
            for empty, filled in ((en, da), (da, en))
            if getattr(self, filled) and not getattr(self, empty)
        ]

    @classmethod
    def _pairs(cls) -> list[tuple[str, str]]:
        names = {field.name for field in cls._meta.get_fields()}
        english = (name for name in sorted(names) if name.endswith("_en"))
        return [(name, f"{name[:-3]}_da") for name in english if f"{name[:-3]}_da" in names]

    def _may_be_empty(self, field: str) -> bool:
        """What may never be empty is asked for already."""
        may: bool = self._meta.get_field(field).blank  # type: ignore[union-attr]
        return may

    @staticmethod
    def _ask_for(field: str) -> str:
        if field.endswith("_da"):
            return _("Write this in Danish too, as it is there in English.")
        return _("Write this in English too, as it is there in Danish.")
