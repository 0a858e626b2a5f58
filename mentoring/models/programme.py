"""A programme: when it runs, who may take part, and how its pairs are to be found."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from accounts.models import User
from content.models import Image
from events.models import Event
from guidance.models import Centre
from mentoring.models.lists import (
    Degree,
    Side,
    StudyKind,
    check_degrees,
    check_study_kinds,
    check_weights,
    usual_weights,
)
from vocabulary.locking import LockingQuerySet
from vocabulary.translated import Translated

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager


class University(models.Model):
    name_en = models.CharField(_("name in English"), max_length=160, unique=True)
    name_da = models.CharField(_("name in Danish"), max_length=160, blank=True)
    name = Translated("name")

    class Meta:
        ordering = ["name_en"]
        verbose_name = _("university")
        verbose_name_plural = _("universities")

    def __str__(self) -> str:
        return str(self.name)


class PartnerOrganisationQuerySet(LockingQuerySet["PartnerOrganisation"]):
    def coordinated_by(self, user: User) -> "PartnerOrganisationQuerySet":
        return self.filter(coordinators=user)


class PartnerOrganisation(models.Model):
    """It has mentors: a company, a union, a club. Its coordinators see these mentors, no others."""

    name = models.CharField(_("name"), max_length=160, unique=True)
    about_en = models.TextField(_("about, in English"), max_length=400, blank=True)
    about_da = models.TextField(_("about, in Danish"), max_length=400, blank=True)
    about = Translated("about")
    website = models.URLField(_("website"), blank=True)
    logo = models.ForeignKey(
        Image, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("logo")
    )
    coordinators = models.ManyToManyField(
        User, blank=True, related_name="mentor_organisations", verbose_name=_("coordinators")
    )

    objects = PartnerOrganisationQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        verbose_name = _("partner organisation")
        verbose_name_plural = _("partner organisations")

    def __str__(self) -> str:
        return self.name


class ProgrammeQuerySet(LockingQuerySet["Programme"]):
    def public(self) -> "ProgrammeQuerySet":
        return self.exclude(state=Programme.State.DRAFT)


class Programme(ClusterableModel):
    """What applications, runs and pairs point at; its pages tell of it in each language.

    draft ──► open ◄──► matching ──► running ──► finished (``mentoring.programmes``)

    It is edited with its quotas, questions and events in one form: their managers write with
    ``programme.save()``; elsewhere rows are made as ``ProgrammeUniversity.objects.create(…)``.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("Being prepared")
        OPEN = "open", _("Open for applications")
        MATCHING = "matching", _("Being matched")
        RUNNING = "running", _("Running")
        FINISHED = "finished", _("Finished")

    name_en = models.CharField(_("name in English"), max_length=120)
    name_da = models.CharField(_("name in Danish"), max_length=120)
    name = Translated("name")
    slug = models.SlugField(_("address"), unique=True)
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT, editable=False)
    centre = models.ForeignKey(
        Centre, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("centre")
    )
    coordinator = models.ForeignKey(
        User,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("coordinator"),
        help_text=_("Named in mails; questions go to this person."),
    )
    apply_from = models.DateField(_("applications from"))
    apply_until = models.DateField(
        _("applications until"), help_text=_("The last day on which one may apply or change.")
    )
    starts_on = models.DateField(_("kick-off"))
    ends_on = models.DateField(_("ends on"))
    capacity = models.PositiveSmallIntegerField(
        _("places for students"), validators=[MinValueValidator(1), MaxValueValidator(20_000)]
    )
    degrees = models.JSONField(
        _("for students of"), default=list, blank=True, validators=[check_degrees]
    )
    study_kinds = models.JSONField(
        _("for"), default=list, blank=True, validators=[check_study_kinds]
    )
    mentors_shown = models.BooleanField(
        _("students see the mentors"),
        default=False,
        help_text=_("Without names of companies' people: what they do. Up to five can be wished."),
    )
    mentors_on_their_own = models.BooleanField(
        _("mentors may apply on their own"),
        default=True,
        help_text=_("Without being invited by a partner organisation."),
    )
    weights = models.JSONField(
        _("what counts"), default=usual_weights, validators=[check_weights], help_text="0 to 5"
    )
    answer_days = models.PositiveSmallIntegerField(
        _("days to answer a proposal"),
        default=7,
        validators=[MinValueValidator(1), MaxValueValidator(30)],
    )
    events = models.ManyToManyField(
        Event,
        through="mentoring.ProgrammeEvent",
        blank=True,
        related_name="programmes",
        verbose_name=_("events"),
    )

    figures: Any = models.JSONField(
        default=dict,
        blank=True,
        editable=False,
        help_text="What was counted before the people were forgotten; empty until then.",
    )

    objects = ProgrammeQuerySet.as_manager()
    universities: "RelatedManager[ProgrammeUniversity]"
    partners: "RelatedManager[ProgrammePartner]"
    questions: "RelatedManager[ProgrammeQuestion]"
    programme_events: "RelatedManager[ProgrammeEvent]"

    class Meta:
        ordering = ["-starts_on", "-id"]
        verbose_name = _("mentoring programme")
        verbose_name_plural = _("mentoring programmes")
        constraints = [
            models.CheckConstraint(
                condition=Q(apply_from__lte=F("apply_until"))
                & Q(apply_until__lte=F("starts_on"))
                & Q(starts_on__lt=F("ends_on")),
                name="programme_dates_in_order",
            )
        ]

    def __str__(self) -> str:
        return str(self.name)

    def clean(self) -> None:
        days = (self.apply_from, self.apply_until, self.starts_on, self.ends_on)
        if all(days) and not (days[0] <= days[1] <= days[2] < days[3]):
            raise ValidationError(
                _("The dates come in this order: applications from, until, kick-off, end.")
            )

    def may_apply_on(self, day: date) -> bool:
        """Whether applications are taken, and may be changed, on this day."""
        return self.state == self.State.OPEN and self.apply_from <= day <= self.apply_until

    @property
    def takes_applications(self) -> bool:
        return self.may_apply_on(timezone.localdate())

    @property
    def takes_degrees(self) -> list[str]:
        return list(self.degrees or Degree.values)

    @property
    def takes_study_kinds(self) -> list[str]:
        return list(self.study_kinds or StudyKind.values)


class Quota(models.Model):
    """How many pairs at least and at most; empty: no limit. Kept by the matching."""

    lower = models.PositiveSmallIntegerField(_("at least"), default=0)
    upper = models.PositiveSmallIntegerField(_("at most"), null=True, blank=True)

    class Meta:
        abstract = True

    def clean(self) -> None:
        if self.upper is not None and self.upper < self.lower:
            raise ValidationError({"upper": _("At most cannot be less than at least.")})


class ProgrammeUniversity(Quota):
    """Its students may apply."""

    programme = ParentalKey(Programme, on_delete=models.CASCADE, related_name="universities")
    university = models.ForeignKey(University, models.PROTECT, related_name="programmes")

    class Meta:
        ordering = ["university__name_en"]
        verbose_name = _("university")
        verbose_name_plural = _("universities")
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "university"], name="programme_university_once"
            ),
            models.CheckConstraint(
                condition=Q(upper=None) | Q(upper__gte=F("lower")),
                name="programme_university_quota",
            ),
        ]

    def __str__(self) -> str:
        return str(self.university)


class ProgrammePartner(Quota):
    """Its mentors take part."""

    programme = ParentalKey(Programme, on_delete=models.CASCADE, related_name="partners")
    partner = models.ForeignKey(PartnerOrganisation, models.PROTECT, related_name="programmes")

    class Meta:
        ordering = ["partner__name"]
        verbose_name = _("partner organisation")
        verbose_name_plural = _("partner organisations")
        constraints = [
            models.UniqueConstraint(fields=["programme", "partner"], name="programme_partner_once"),
            models.CheckConstraint(
                condition=Q(upper=None) | Q(upper__gte=F("lower")), name="programme_partner_quota"
            ),
        ]

    def __str__(self) -> str:
        return str(self.partner)


class ProgrammeQuestion(models.Model):
    """One of the programme's own. Answers go to the staff; they never count in the score."""

    class Kind(models.TextChoices):
        TEXT = "text", _("Text")
        YES_NO = "yes_no", _("Yes or no")

    programme = ParentalKey(Programme, on_delete=models.CASCADE, related_name="questions")
    side = models.CharField(_("asked of"), max_length=10, choices=Side, default=Side.STUDENT)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.TEXT)
    text_en = models.CharField(_("question in English"), max_length=200)
    text_da = models.CharField(_("question in Danish"), max_length=200)
    text = Translated("text")
    reason_en = models.CharField(
        _("why we ask, in English"), max_length=200, help_text=_("Shown beside the question.")
    )
    reason_da = models.CharField(_("why we ask, in Danish"), max_length=200)
    reason = Translated("reason")
    required = models.BooleanField(_("must be answered"), default=False)
    position = models.PositiveSmallIntegerField(_("order"), default=10)

    class Meta:
        ordering = ["position", "id"]
        verbose_name = _("question")
        verbose_name_plural = _("questions")

    def __str__(self) -> str:
        return str(self.text)


class ProgrammeEvent(models.Model):
    """An event of the calendar that belongs to the programme."""

    programme = ParentalKey(Programme, on_delete=models.CASCADE, related_name="programme_events")
    event = models.ForeignKey(Event, models.CASCADE, related_name="+", verbose_name=_("event"))

    class Meta:
        ordering = ["id"]
        verbose_name = _("event")
        verbose_name_plural = _("events")
        constraints = [
            models.UniqueConstraint(fields=["programme", "event"], name="programme_event_once")
        ]

    def __str__(self) -> str:
        return str(self.event)
