"""The rows of an employer's plan: what to do, when, and for whom it is needed."""

from collections.abc import Iterable
from datetime import date

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext, ngettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from guidance.chapters import Chapter
from guidance.employers.asked import Asked, Certified, Family, Found, Pay
from guidance.fields import ChoiceListField
from guidance.models.dated import Dated, InBothLanguages, Reviewed
from guidance.models.drafts import DatedDraftsQuerySet, Drafted
from guidance.relative_dates import Offset, Unit, in_words
from vocabulary.countries import CitizenshipGroup
from vocabulary.danish_days import add_working_days, is_working_day, working_days_before
from vocabulary.keyed import Keyed
from vocabulary.translated import Translated

#: Of each unit, to put rows in order before any day is known.
ABOUT_DAYS = {Unit.DAYS: 1, Unit.WORKING_DAYS: 1.4, Unit.WEEKS: 7, Unit.MONTHS: 30.4}


class PlanStep(Keyed, Drafted, Dated, Reviewed, InBothLanguages):
    """One row. It is in the plan when every condition fits the answers."""

    class Kind(models.TextChoices):
        BY = "by", _("At the latest")
        FROM = "from", _("Not before")
        ABOUT = "about", _("About this day")

    class Anchor(models.TextChoices):
        START = "start", _("the first working day")
        ARRIVAL = "arrival", _("the day they move to Denmark")
        FIRST = "first", _("the first working day, or the day they move if that is earlier")

    class Who(models.TextChoices):
        COMPANY = "company", pgettext_lazy("who does it: a company", "You")
        MANAGER = "manager", _("The manager")
        PAYROLL = "payroll", _("Payroll")
        COLLEAGUE = "colleague", _("Your new colleague")
        CENTRE = "centre", _("The welcome centre")

    key = models.SlugField(_("key"), unique=True, help_text=_("Never changes."))
    title_en = models.CharField(_("what to do, in English"), max_length=120)
    title_da = models.CharField(_("what to do, in Danish"), max_length=120)
    title = Translated("title")
    why_en = models.CharField(_("how, or why then, in English"), max_length=300, blank=True)
    why_da = models.CharField(_("how, or why then, in Danish"), max_length=300, blank=True)
    why = Translated("why")
    who = models.CharField(_("who does it"), max_length=20, choices=Who, default=Who.COMPANY)
    chapter = models.CharField(
        _("read more in"), max_length=20, choices=Chapter, default=Chapter.START
    )
    books = models.BooleanField(
        _("the visit is booked here"), default=False, help_text=_("Shows the button that books.")
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.BY)
    number = models.SmallIntegerField(
        _("number"),
        validators=[MinValueValidator(-730), MaxValueValidator(730)],
        help_text=_("Before the day with a minus: -21. The day itself: 0."),
    )
    unit = models.CharField(_("of"), max_length=20, choices=Unit, default=Unit.DAYS)
    anchor = models.CharField(
        _("counted from"), max_length=20, choices=Anchor, default=Anchor.START
    )
    citizenships = ChoiceListField(
        CitizenshipGroup,
        verbose_name=_("if some are citizens of"),
        help_text=_("Tick nothing: everybody."),
    )
    at_least = models.PositiveSmallIntegerField(
        _("if there are at least so many of them"), default=1, validators=[MinValueValidator(1)]
    )
    at_most = models.PositiveSmallIntegerField(
        _("and at most"), null=True, blank=True, help_text=_("Empty: any number.")
    )
    found = models.CharField(_("found"), max_length=10, choices=Found, blank=True)
    family = models.CharField(_("family"), max_length=10, choices=Family, blank=True)
    pay = models.CharField(_("pay"), max_length=10, choices=Pay, blank=True)
    certified = models.CharField(_("fast track"), max_length=10, choices=Certified, blank=True)

    objects = DatedDraftsQuerySet.as_manager()  # type: ignore[assignment,misc]

    class Meta(Dated.Meta):
        ordering = ["number", "key"]
        verbose_name = _("row of the plan")
        verbose_name_plural = _("rows of the plan")
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(
                condition=Q(at_most=None) | Q(at_most__gte=models.F("at_least")),
                name="planstep_numbers_in_order",
                violation_error_message=_("At most is less than at least. Change one of them."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.title)

    @property
    def named(self) -> str:
        return self.title_en or self.title_da

    @staticmethod
    def in_order(steps: Iterable["PlanStep"], chapter: str) -> list["PlanStep"]:
        """The rows of a chapter as they follow each other, while no day is known."""
        own = [step for step in steps if step.chapter == chapter]
        return sorted(own, key=lambda step: step.number * ABOUT_DAYS[Unit(step.unit)])

    def people(self, asked: Asked) -> int:
        """How many it is about."""
        return asked.people_of(self.citizenships)

    def applies_to(self, asked: Asked) -> bool:
        return self.fits(asked) and self.at_least <= self.people(asked)

    def fits(self, asked: Asked) -> bool:
        """But for the number of people, of whom there may be too few."""
        people = self.people(asked)
        return (
            people > 0
            and (self.at_most is None or people <= self.at_most)
            and self.found in ("", asked.found)
            and self.family in ("", asked.family, *asked.family_perhaps)
            and self.pay in ("", asked.pay)
            and self.certified in ("", asked.certified)
        )

    @property
    def offset(self) -> Offset:
        return Offset(self.number, Unit(self.unit))

    @property
    def words(self) -> str:
        """“6 weeks before the first working day”."""
        return in_words(self.offset, self.Anchor(self.anchor))

    def words_for(self, asked: Asked) -> str:
        """The same where the days are known: of two it names the one that it is counted from."""
        anchor = self.Anchor(self.anchor)
        if anchor == self.Anchor.FIRST:
            anchor = self.Anchor.START if asked.first == asked.start else self.Anchor.ARRIVAL
        return in_words(self.offset, anchor)

    @classmethod
    def _anchors(cls, asked: Asked) -> dict[str, date]:
        first, start, moves = cls.Anchor.FIRST, cls.Anchor.START, cls.Anchor.ARRIVAL
        return {start: asked.start, moves: asked.moves, first: asked.first}

    def day(self, asked: Asked) -> date:
        """Its day in this plan. Where offices are closed then: what must be done by a day is done
        on the working day before, anything else on the next."""
        day = self.offset.counted_from(self._anchors(asked)[self.anchor])
        if is_working_day(day):
            return day
        by = self.kind == self.Kind.BY
        return working_days_before(day, 1) if by else add_working_days(day, 1)

    @property
    def condition(self) -> str:
        """In words, for lists in the admin."""
        words = [
            self._meta.get_field("citizenships").words(self.citizenships),  # type: ignore[union-attr]
            ngettext("at least %d person", "at least %d people", self.at_least) % self.at_least
            if self.at_least > 1
            else "",
            str(self.get_found_display()),
            str(self.get_family_display()),
            str(self.get_pay_display()),
            str(self.get_certified_display()),
        ]
        return " · ".join(word for word in words if word) or gettext("Everybody")
