"""Centres, authorities, municipalities, and the steps and papers that a newcomer needs.

Rules are rows with dates, a source and a review date: editors change them, nothing is hard-coded.
``guidance.requirements`` reads them and answers what one person needs.
"""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from vocabulary.countries import CitizenshipGroup
from vocabulary.translated import Translated


class DatedQuerySet(models.QuerySet):
    """Rows that hold from one day to another, both included; no end means until further notice."""

    def on(self, day: date) -> "DatedQuerySet":
        begun = Q(valid_from=None) | Q(valid_from__lte=day)
        return self.filter(begun, Q(valid_to=None) | Q(valid_to__gte=day))


class Dated(models.Model):
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_to = models.DateField(_("valid to"), null=True, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_from=None) | Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
                name="%(class)s_dates_in_order",
                violation_error_message=_("The last day must not come before the first."),
            )
        ]


class Reviewed(models.Model):
    """A fact from somewhere, that somebody must look at again."""

    source = models.CharField(_("source"), max_length=400, blank=True)
    review_on = models.DateField(_("review on"), null=True, blank=True)

    class Meta:
        abstract = True


class Authority(models.Model):
    """Who decides; ``key`` never changes, names do (``AuthorityName``)."""

    key = models.SlugField(unique=True)
    name_en = models.CharField(max_length=160)
    name_da = models.CharField(max_length=160)
    name = Translated("name")
    desk_order = models.PositiveSmallIntegerField(
        default=0, help_text=_("Order in which one visit passes the desks.")
    )

    class Meta:
        ordering = ["desk_order", "name_en"]
        verbose_name_plural = _("authorities")

    def __str__(self) -> str:
        return self.name


class AuthorityName(Dated):
    """An earlier name (Statsforvaltningen until 2019), for old records and for search."""

    authority = models.ForeignKey(Authority, models.CASCADE, related_name="earlier_names")
    name_en = models.CharField(max_length=160)
    name_da = models.CharField(max_length=160)
    name = Translated("name")

    def __str__(self) -> str:
        return self.name


class Municipality(models.Model):
    """One of Denmark's 98 municipalities, by its official code and Danish name."""

    code = models.CharField(max_length=4, unique=True)
    name = models.CharField(max_length=60, unique=True)
    region = models.CharField(max_length=40)

    class Meta:
        ordering = ["name"]
        verbose_name_plural = _("municipalities")

    def __str__(self) -> str:
        return self.name


class Centre(models.Model):
    key = models.SlugField(unique=True)
    name_en = models.CharField(max_length=160)
    name_da = models.CharField(max_length=160)
    name = Translated("name")
    city = models.CharField(max_length=80)
    address = models.CharField(max_length=160)
    postcode = models.CharField(max_length=4)
    latitude = models.DecimalField(max_digits=8, decimal_places=5)
    longitude = models.DecimalField(max_digits=8, decimal_places=5)
    phone = models.CharField(max_length=20)
    email = models.EmailField()
    directions_en = models.TextField(blank=True)
    directions_da = models.TextField(blank=True)
    directions = Translated("directions")
    coordinating_authority = models.ForeignKey(
        Authority, models.PROTECT, related_name="coordinates"
    )
    host = models.ForeignKey(Municipality, models.PROTECT, related_name="centres")
    on_site_minimum = models.PositiveSmallIntegerField(
        null=True,
        blank=True,
        help_text=_("EU citizens needed for a visit at the company; empty: not offered."),
    )

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def full_address(self) -> str:
        return f"{self.address}, {self.postcode} {self.city}"


class OpeningHours(Dated):
    """When one authority receives people at one centre; ``weekday`` 0 is Monday."""

    centre = models.ForeignKey(Centre, models.CASCADE, related_name="opening_hours")
    authority = models.ForeignKey(Authority, models.CASCADE, related_name="opening_hours")
    weekday = models.PositiveSmallIntegerField()
    opens = models.TimeField()
    closes = models.TimeField()

    class Meta:
        ordering = ["centre", "weekday", "opens"]
        verbose_name_plural = _("opening hours")
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(condition=Q(weekday__lte=6), name="hours_on_a_weekday"),
            models.CheckConstraint(condition=Q(closes__gt=F("opens")), name="hours_close_later"),
        ]

    def __str__(self) -> str:
        return f"{self.centre} {self.weekday} {self.opens:%H:%M}–{self.closes:%H:%M}"


class MunicipalityAgreement(Dated):
    """The centre registers residents of this municipality on its behalf.

    ``citizenships`` limits it to some groups (Albertslund); empty means everybody.
    """

    class Role(models.TextChoices):
        HOST = "host", _("Host municipality")
        AGREEMENT = "agreement", _("Agreement")

    centre = models.ForeignKey(Centre, models.CASCADE, related_name="agreements")
    municipality = models.ForeignKey(Municipality, models.CASCADE, related_name="agreements")
    role = models.CharField(max_length=10, choices=Role, default=Role.AGREEMENT)
    citizenships = models.JSONField(default=list, blank=True)
    note_en = models.CharField(max_length=200, blank=True)
    note_da = models.CharField(max_length=200, blank=True)
    note = Translated("note")

    class Meta:
        ordering = ["centre", "municipality"]
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["centre", "municipality", "valid_from"],
                nulls_distinct=False,
                name="agreement_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.centre} – {self.municipality}"


class Document(Reviewed):
    """A paper to bring."""

    key = models.SlugField(unique=True)
    name_en = models.CharField(max_length=300)
    name_da = models.CharField(max_length=300)
    name = Translated("name")

    class Meta:
        ordering = ["key"]

    def __str__(self) -> str:
        return self.name


class Step(Reviewed):
    """One thing to get done, by one authority."""

    class Place(models.TextChoices):
        CENTRE = "centre", _("at the centre, if it serves the municipality")
        ELSEWHERE = "elsewhere", _("somewhere else")
        ONLINE = "online", _("online")
        NOWHERE = "nowhere", _("no visit")

    key = models.SlugField(unique=True)
    title_en = models.CharField(max_length=200)
    title_da = models.CharField(max_length=200)
    title = Translated("title")
    authority = models.ForeignKey(
        Authority, models.PROTECT, null=True, blank=True, related_name="steps"
    )
    place = models.CharField(max_length=20, choices=Place, default=Place.NOWHERE)
    where_en = models.CharField(max_length=300, blank=True)
    where_da = models.CharField(max_length=300, blank=True)
    where = Translated("where")
    lead_time_en = models.CharField(max_length=600, blank=True)
    lead_time_da = models.CharField(max_length=600, blank=True)
    lead_time = Translated("lead_time")

    class Meta:
        ordering = ["key"]

    def __str__(self) -> str:
        return self.title


class Condition(models.Model):
    """On whose list a rule is: every filled field must match the person's answers."""

    class Family(models.TextChoices):
        ANY = "any", _("with or without family")
        WITH = "with", _("with family only")
        WITHOUT = "without", _("without family only")

    citizenship = models.CharField(
        max_length=20, choices=CitizenshipGroup, blank=True, help_text=_("Empty: everybody.")
    )
    purpose = models.CharField(max_length=20, blank=True, help_text=_("Empty: every purpose."))
    family = models.CharField(max_length=10, choices=Family, default=Family.ANY)

    class Meta:
        abstract = True


class StepRule(Condition, Dated, Reviewed):
    """This step belongs on the list of people like this, after these other steps."""

    step = models.ForeignKey(Step, models.CASCADE, related_name="rules")
    requires = models.ManyToManyField(Step, blank=True, related_name="+")
    optional = models.BooleanField(default=False)
    note_en = models.CharField(max_length=300, blank=True)
    note_da = models.CharField(max_length=300, blank=True)
    note = Translated("note")

    def __str__(self) -> str:
        return f"{self.step.key}: {self.citizenship or '*'} {self.purpose or '*'}"


class DocumentRule(Condition, Dated, Reviewed):
    """People like this bring this paper to this step."""

    step = models.ForeignKey(Step, models.CASCADE, related_name="document_rules")
    document = models.ForeignKey(Document, models.CASCADE, related_name="rules")

    def __str__(self) -> str:
        return f"{self.step.key} ← {self.document.key}"


class CentreService(Dated, Reviewed):
    """Whether a step is done at this centre, and where instead if it is not."""

    centre = models.ForeignKey(Centre, models.CASCADE, related_name="services")
    step = models.ForeignKey(Step, models.CASCADE, related_name="centre_services")
    offered = models.BooleanField(default=True)
    authority = models.ForeignKey(
        Authority,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("The desk that does it here, where it is not the step's own authority."),
    )
    instead_en = models.CharField(max_length=300, blank=True)
    instead_da = models.CharField(max_length=300, blank=True)
    instead = Translated("instead")

    def __str__(self) -> str:
        return f"{self.centre} {self.step.key}"
