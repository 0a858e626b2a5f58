"""The fields that a private profile and its public copy have in common, all of closed lists."""

from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from careers.closed_lists import (
    Availability,
    EducationField,
    EducationLevel,
    Experience,
    Region,
    check_occupation,
    check_work_forms,
    occupation_name,
)

SUMMARY = 600  # characters; enough for three sentences of each kind that employers ask for


class ShownFields(models.Model):
    """Everything but names, numbers, places and words of her own."""

    occupation = models.CharField(
        _("occupation"),
        max_length=2,
        validators=[check_occupation],
        blank=True,
        help_text=_("The group of occupations that you look for work in."),
    )
    experience = models.PositiveSmallIntegerField(
        _("years of experience"), choices=Experience, null=True, blank=True
    )
    education_level = models.PositiveSmallIntegerField(
        _("highest education"), choices=EducationLevel, null=True, blank=True
    )
    education_field = models.CharField(
        _("field of education"), max_length=2, choices=EducationField, blank=True
    )
    region = models.CharField(_("region"), max_length=20, choices=Region, blank=True)
    work_forms = models.JSONField(
        _("kinds of work"), default=list, blank=True, validators=[check_work_forms]
    )
    availability = models.CharField(_("can begin"), max_length=10, choices=Availability, blank=True)

    class Meta:
        abstract = True

    @property
    def occupation_words(self) -> str:
        return occupation_name(self.occupation)


class OwnWords(models.Model):
    """The only words of hers that employers may read before she says yes to them."""

    headline = models.CharField(
        _("headline"), max_length=80, blank=True, help_text=_("What you can do, in one line.")
    )
    summary = models.TextField(
        _("summary"),
        max_length=SUMMARY,
        blank=True,
        validators=[MaxLengthValidator(SUMMARY)],
        help_text=_("Without names of people, places and companies."),
    )

    class Meta:
        abstract = True
