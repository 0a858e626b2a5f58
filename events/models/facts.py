"""The facts of an event, with the same names on its page and on the event itself.

An editor writes them on a page, where they can wait as a draft; publishing copies them to the
``Event``, which is what the calendar, the seats and every language of the page go by
(``events.editing.publishing``, docs/decisions/0011).
"""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from events.models.labels import Category, Organiser, Venue


class Kind(models.TextChoices):
    REGISTRATION = "registration", _("Registration day")
    EVENT = "event", _("Event: each date is signed up for by itself")
    COURSE = "course", _("Course: signed up for as a whole")
    FAIR = "fair", _("Fair: with stands of companies")
    TALKS = "talks", _("Personal talks: one person at a time")


class SignUp(models.TextChoices):
    HERE = "here", _("Sign-up here")
    NOT_NEEDED = "none", _("No sign-up: just come")
    ELSEWHERE = "elsewhere", _("Sign-up on the organiser's own site")


class Spoken(models.TextChoices):
    """What is spoken at the event, whatever the page is written in."""

    ENGLISH = "en", _("English")
    DANISH = "da", _("Danish")
    BOTH = "both", _("English and Danish")


AUDIENCES = {
    "newcomers": _("All newcomers"),
    "spouses": _("Accompanying spouses"),
    "students": _("International students"),
    "families": _("Families with children"),
    "companies": _("Companies"),
}


class EventFacts(models.Model):
    category = models.ForeignKey(
        Category,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("category"),
        help_text=_("People filter the calendar by it."),
    )
    for_newcomers = models.BooleanField(AUDIENCES["newcomers"], default=True)
    for_spouses = models.BooleanField(AUDIENCES["spouses"], default=False)
    for_students = models.BooleanField(AUDIENCES["students"], default=False)
    for_families = models.BooleanField(AUDIENCES["families"], default=False)
    for_companies = models.BooleanField(AUDIENCES["companies"], default=False)
    spoken = models.CharField(
        _("spoken language"),
        max_length=4,
        choices=Spoken,
        default=Spoken.ENGLISH,
        help_text=_("What is spoken there, whatever language this page is in."),
    )
    venue = models.ForeignKey(
        Venue,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("venue"),
        help_text=_("Where people go. Empty if it is online only."),
    )
    online_link = models.URLField(
        _("online link"),
        blank=True,
        help_text=_("Never shown on the page: those who signed up get it by mail."),
    )
    organiser = models.ForeignKey(
        Organiser,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("organiser"),
        help_text=_("Who arranges it, so that people know whom to ask."),
    )
    sign_up = models.CharField(_("sign-up"), max_length=10, choices=SignUp, default=SignUp.HERE)
    sign_up_link = models.URLField(_("address of the organiser's sign-up"), blank=True)
    opens_days = models.PositiveSmallIntegerField(
        _("sign-up opens, days before"),
        null=True,
        blank=True,
        help_text=_("Empty: as soon as a date is in the calendar."),
    )
    closes_hours = models.PositiveSmallIntegerField(
        _("sign-up closes, hours before"), default=0, help_text=_("0: when it begins.")
    )
    seats = models.PositiveIntegerField(
        _("seats"),
        default=30,
        validators=[MinValueValidator(1)],
        help_text=_("For each new date; can be changed for one date later."),
    )
    party_limit = models.PositiveSmallIntegerField(
        _("people in one sign-up"),
        default=4,
        validators=[MinValueValidator(1), MaxValueValidator(20)],
        help_text=_("She who signs up, and the family or friends she may bring. 1: only herself."),
    )
    company_limit = models.PositiveSmallIntegerField(
        _("people of one company"),
        null=True,
        blank=True,
        default=20,
        help_text=_(
            "How many a company may book seats for at one date. 0: companies do not book here. "
            "Empty: as many as there are seats."
        ),
    )
    has_waiting_list = models.BooleanField(
        _("waiting list when it is full"),
        default=True,
        help_text=_("A seat that becomes free is offered to the first in line."),
    )
    attendance_percent = models.PositiveSmallIntegerField(
        _("meetings needed for a certificate, per cent"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
        help_text=_("Courses only. Empty: no certificate."),
    )
    follows = models.ForeignKey(
        "events.Event",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("follows on"),
        help_text=_(
            "Personal talks only: whoever was at this meeting gets a link by mail and picks a "
            "time; nobody else can. Empty: anybody signs up."
        ),
    )

    class Meta:
        abstract = True

    @property
    def is_for_attendees(self) -> bool:
        """Personal talks that only those pick who were at the meeting before."""
        return getattr(self, "kind", "") == Kind.TALKS and self.follows_id is not None

    @property
    def is_for_some(self) -> bool:
        """Signed up for by those alone whom somebody lets in, and each by herself."""
        return self.is_for_attendees

    @property
    def audiences(self) -> list[str]:
        """The keys of those it is for."""
        return [key for key in AUDIENCES if getattr(self, f"for_{key}")]


# The names of the facts that publishing copies, and that a translation takes over as they are.
FACTS = tuple(field.name for field in EventFacts._meta.local_fields)
