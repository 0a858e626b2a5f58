"""What events are sorted by: their category, who arranges them, and where they are."""

from typing import ClassVar

from django.contrib.auth.models import Group
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.search import index

from content.models import Image
from guidance.models import Centre, Municipality
from vocabulary.keyed import Keyed
from vocabulary.locking import LockingQuerySet
from vocabulary.translated import Translated


class Labelled(Keyed):
    key = models.SlugField(_("key"), unique=True, help_text=_("Never changes: it is in addresses."))

    class Meta:
        abstract = True


class Category(Labelled):
    """What kind of thing an event is: a talk, a course, a walk."""

    name_en = models.CharField(_("name in English"), max_length=60)
    name_da = models.CharField(_("name in Danish"), max_length=60)
    name = Translated("name")
    position = models.PositiveSmallIntegerField(_("order"), default=10)

    class Meta:
        ordering = ["position", "name_en"]
        verbose_name = _("event category")
        verbose_name_plural = _("event categories")

    def __str__(self) -> str:
        return str(self.name)

    @property
    def named(self) -> str:
        return self.name_en


class Organiser(index.Indexed, Labelled):
    """Who arranges an event: the centre itself, or a partner whose editors write its own pages."""

    name = models.CharField(_("name"), max_length=160, unique=True)
    about_en = models.TextField(_("about, in English"), max_length=400, blank=True)
    about_da = models.TextField(_("about, in Danish"), max_length=400, blank=True)
    about = Translated("about")
    website = models.URLField(_("website"), blank=True)
    email = models.EmailField(
        _("e-mail address"), blank=True, help_text=_("Answers to mails about its events go there.")
    )
    logo = models.ForeignKey(
        Image, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("logo")
    )
    editors = models.OneToOneField(
        Group,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="organiser",
        help_text="The people who write this organiser's events, and see no others in the admin.",
    )

    objects = LockingQuerySet["Organiser"].as_manager()

    search_fields: ClassVar[list[index.BaseField]] = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
    ]

    class Meta:
        ordering = ["name"]
        verbose_name = _("organiser")
        verbose_name_plural = _("organisers")

    def __str__(self) -> str:
        return self.name

    @property
    def named(self) -> str:
        return self.name

    @property
    def is_partner(self) -> bool:
        """Whether it has a folder and editors of its own."""
        return self.editors_id is not None


class Venue(index.Indexed, models.Model):
    """A place where events are held, written once."""

    name = models.CharField(_("name"), max_length=160)
    address = models.CharField(_("street and number"), max_length=160)
    postcode = models.CharField(_("postcode"), max_length=4)
    post_town = models.CharField(_("postal town"), max_length=80)
    municipality = models.ForeignKey(
        Municipality,
        models.PROTECT,
        related_name="+",
        verbose_name=_("municipality"),
        help_text=_("People look for events near them by municipality."),
    )
    centre = models.OneToOneField(
        Centre,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="venue",
        verbose_name=_("welcome centre"),
        help_text=_("If the place is one of our own centres."),
    )
    latitude = models.DecimalField(
        _("latitude"), max_digits=8, decimal_places=5, null=True, blank=True
    )
    longitude = models.DecimalField(
        _("longitude"), max_digits=8, decimal_places=5, null=True, blank=True
    )
    directions_en = models.TextField(_("ways to get there, in English"), blank=True)
    directions_da = models.TextField(_("ways to get there, in Danish"), blank=True)
    directions = Translated("directions")

    search_fields: ClassVar[list[index.BaseField]] = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.SearchField("post_town"),
        index.AutocompleteField("post_town"),
    ]

    class Meta:
        ordering = ["name"]
        verbose_name = _("venue")
        verbose_name_plural = _("venues")

    def __str__(self) -> str:
        return f"{self.name}, {self.post_town}"

    @property
    def full_address(self) -> str:
        return f"{self.address}, {self.postcode} {self.post_town}"
