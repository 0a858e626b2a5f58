"""The welcome centres: when which desk is open, and what is done there for whom."""

from django.db import models
from django.db.models import F, Q
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from guidance.fields import ChoiceListField
from guidance.models.dated import Dated, InBothLanguages, Reviewed
from guidance.models.drafts import DatedDraftsQuerySet, Drafted
from guidance.models.places import Authority, Municipality
from guidance.models.steps import Step
from guidance.profiles import Profile, Purpose
from vocabulary.countries import CitizenshipGroup
from vocabulary.keyed import Keyed
from vocabulary.translated import Translated


class Centre(Keyed, InBothLanguages, ClusterableModel):
    key = models.SlugField(_("key"), unique=True, help_text=_("Never changes: it is in addresses."))
    name_en = models.CharField(_("name in English"), max_length=160)
    name_da = models.CharField(_("name in Danish"), max_length=160)
    name = Translated("name")
    city_en = models.CharField(_("city in English"), max_length=80)
    city_da = models.CharField(_("city in Danish"), max_length=80)
    city = Translated("city")
    address = models.CharField(_("street and number"), max_length=160)
    postcode = models.CharField(_("postcode"), max_length=4)
    post_town = models.CharField(
        _("postal town"), max_length=80, help_text=_("As on a letter: København V.")
    )
    latitude = models.DecimalField(_("latitude"), max_digits=8, decimal_places=5)
    longitude = models.DecimalField(_("longitude"), max_digits=8, decimal_places=5)
    phone = models.CharField(_("telephone"), max_length=20)
    email = models.EmailField(_("e-mail address"))
    directions_en = models.TextField(_("ways to get there, in English"), blank=True)
    directions_da = models.TextField(_("ways to get there, in Danish"), blank=True)
    directions = Translated("directions")
    coordinating_authority = models.ForeignKey(
        Authority,
        models.PROTECT,
        verbose_name=_("coordinating authority"),
        related_name="coordinates",
        help_text=_("Answers for the centre, and gets the questions that have no other owner."),
    )
    host = models.ForeignKey(
        Municipality,
        models.PROTECT,
        verbose_name=_("host municipality"),
        related_name="centres",
    )
    on_site_minimum = models.PositiveSmallIntegerField(
        _("EU citizens for a visit at the company"),
        null=True,
        blank=True,
        help_text=_(
            "So many EU, EEA or Swiss citizens must start together. Empty: no such visits."
        ),
    )

    class Meta:
        ordering = ["pk"]
        verbose_name = _("centre")
        verbose_name_plural = _("centres")

    def __str__(self) -> str:
        return str(self.name)

    @property
    def named(self) -> str:
        return self.name_en or self.name_da

    @property
    def full_address(self) -> str:
        return f"{self.address}, {self.postcode} {self.post_town}"


class OpeningHours(Dated):
    """When one authority receives people at one centre."""

    centre = ParentalKey(Centre, on_delete=models.CASCADE, related_name="opening_hours")
    authority = models.ForeignKey(
        Authority,
        models.CASCADE,
        verbose_name=_("desk"),
        related_name="opening_hours",
    )
    weekday = models.PositiveSmallIntegerField(_("weekday"), choices=list(WEEKDAYS.items()))
    opens = models.TimeField(_("opens"))
    closes = models.TimeField(_("closes"))

    class Meta(Dated.Meta):
        ordering = ["centre", "authority__desk_order", "-valid_from", "weekday", "opens"]
        verbose_name = _("opening hours")
        verbose_name_plural = _("opening hours")
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(condition=Q(weekday__lte=6), name="hours_on_a_weekday"),
            models.CheckConstraint(
                condition=Q(closes__gt=F("opens")),
                name="hours_close_later",
                violation_error_message=_("It closes before it opens. Change one of the times."),
            ),
        ]

    def __str__(self) -> str:
        return f"{WEEKDAYS[self.weekday]} {self.opens:%H:%M}–{self.closes:%H:%M}"


class MunicipalityAgreement(Drafted, Dated, Reviewed, InBothLanguages):
    """The centre registers residents of this municipality on its behalf, from one day to another.

    Some agreements leave people out: no students (Frederiksberg), or students only (Albertslund).
    """

    class Role(models.TextChoices):
        HOST = "host", _("Host municipality")
        AGREEMENT = "agreement", _("Agreement")

    centre = models.ForeignKey(
        Centre, models.CASCADE, verbose_name=_("centre"), related_name="agreements"
    )
    municipality = models.ForeignKey(
        Municipality,
        models.CASCADE,
        verbose_name=_("municipality"),
        related_name="agreements",
    )
    role = models.CharField(_("kind"), max_length=10, choices=Role, default=Role.AGREEMENT)
    citizenships = ChoiceListField(
        CitizenshipGroup,
        verbose_name=_("only these citizens"),
        help_text=_("Tick nothing: everybody."),
    )
    purposes = ChoiceListField(
        Purpose,
        verbose_name=_("only those who come for"),
        help_text=_("Tick nothing: everybody."),
    )
    limit_en = models.CharField(
        _("who is left out, in English"),
        max_length=200,
        blank=True,
        help_text=_('Ends the sentence "Not all residents can register at the centre: …"'),
    )
    limit_da = models.CharField(_("who is left out, in Danish"), max_length=200, blank=True)
    limit = Translated("limit")
    note_en = models.CharField(
        _("advice in English"),
        max_length=200,
        blank=True,
        help_text=_("Shown to those whom the centre registers."),
    )
    note_da = models.CharField(_("advice in Danish"), max_length=200, blank=True)
    note = Translated("note")

    objects = DatedDraftsQuerySet.as_manager()  # type: ignore[assignment,misc]

    class Meta(Dated.Meta):
        ordering = ["centre", "municipality"]
        verbose_name = _("agreement")
        verbose_name_plural = _("agreements")
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["centre", "municipality", "valid_from"],
                name="agreement_once",
                violation_error_message=_(
                    "There is an agreement from this day already. Change that one."
                ),
            ),
            models.UniqueConstraint(
                fields=["centre", "municipality"],
                condition=models.Q(valid_from=None),
                name="agreement_once_from_ever",
                violation_error_message=_(
                    "There is an agreement from this day already. Change that one."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.centre} – {self.municipality}"

    def complaints(self) -> dict[str, str]:
        found = super().complaints()
        if (self.citizenships or self.purposes) and not self.limit_en:
            found["limit_en"] = gettext("Not everybody is ticked: say who is left out.")
        return found

    def covers(self, profile: Profile) -> bool:
        return (not self.citizenships or profile.group in self.citizenships) and (
            not self.purposes or profile.purpose in self.purposes
        )


class CentreService(Dated, Reviewed, InBothLanguages):
    """Whether a step is done at this centre, and where instead if it is not."""

    centre = ParentalKey(Centre, on_delete=models.CASCADE, related_name="services")
    step = models.ForeignKey(
        Step, models.CASCADE, verbose_name=_("step"), related_name="centre_services"
    )
    offered = models.BooleanField(_("done here"), default=True)
    authority = models.ForeignKey(
        Authority,
        models.PROTECT,
        verbose_name=_("desk"),
        null=True,
        blank=True,
        related_name="+",
        help_text=_("Who does it here, where that is not the step's own authority."),
    )
    instead_en = models.CharField(_("where instead, in English"), max_length=300, blank=True)
    instead_da = models.CharField(_("where instead, in Danish"), max_length=300, blank=True)
    instead = Translated("instead")

    class Meta(Dated.Meta):
        ordering = ["centre", "step"]
        verbose_name = _("service")
        verbose_name_plural = _("services")
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["centre", "step", "valid_from"],
                name="service_once",
                violation_error_message=_("This step is there already from this day."),
            ),
            models.UniqueConstraint(
                fields=["centre", "step"],
                condition=models.Q(valid_from=None),
                name="service_once_from_ever",
                violation_error_message=_("This step is there already from this day."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.centre}: {self.step}"

    def complaints(self) -> dict[str, str]:
        found = super().complaints()
        if not self.offered and not self.instead_en:
            found["instead_en"] = gettext("Say where people go instead.")
        return found
