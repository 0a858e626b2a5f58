"""Who answers: teams, and which of them for which topic and place."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import Language
from asking.models.topics import Topic
from guidance.models import Centre, Municipality
from guidance.models.dated import Checked, InBothLanguages
from vocabulary.locking import LockingQuerySet
from vocabulary.translated import Translated


class Team(InBothLanguages):
    """People who answer together, or a partner organisation. It is always reached: by its mail."""

    name_en = models.CharField(_("name in English"), max_length=120)
    name_da = models.CharField(_("name in Danish"), max_length=120)
    name = Translated("name")
    email = models.EmailField(
        _("shared e-mail address"),
        help_text=_("Its questions go there. Whoever reads that mail answers by the link in it."),
    )
    language = models.CharField(
        _("language of its mails"), max_length=2, choices=Language, default=Language.DANISH
    )
    members = models.ManyToManyField(
        settings.AUTH_USER_MODEL,
        verbose_name=_("members"),
        blank=True,
        related_name="question_teams",
        help_text=_("They see the team's questions among theirs. A partner needs none."),
    )
    catches_all = models.BooleanField(
        _("gets what nobody else has"),
        default=False,
        help_text=_("One team does, always. Tick it here, and the tick is gone from the other."),
    )

    objects = LockingQuerySet["Team"].as_manager()

    class Meta:
        ordering = ["name_en"]
        verbose_name = _("team")
        verbose_name_plural = _("teams")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["catches_all"], condition=Q(catches_all=True), name="one_team_catches_all"
            ),
            models.CheckConstraint(condition=~Q(email=""), name="team_is_reached"),
        ]

    def __str__(self) -> str:
        return str(self.name)

    def complaints(self) -> dict[str, str]:
        found = super().complaints()
        if not self.catches_all and self.pk and Team.objects.get(pk=self.pk).catches_all:
            found["catches_all"] = gettext(
                "Somebody must get what nobody else has. Open the team that is to, and tick it "
                "there: the tick is then gone here."
            )
        return found

    def validate_constraints(self, exclude: Any = None) -> None:
        """A tick elsewhere is no mistake: saving this one takes it away."""
        super().validate_constraints(exclude={*(exclude or ()), "catches_all"})

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.catches_all:
            Team.objects.filter(catches_all=True).exclude(pk=self.pk).update(catches_all=False)
        super().save(*args, **kwargs)


class Responsibility(Checked):
    """For this topic (or any) in this place (or any), that team answers, and first this person."""

    topic = models.ForeignKey(
        Topic,
        models.CASCADE,
        verbose_name=_("topic"),
        null=True,
        blank=True,
        related_name="responsibilities",
        help_text=_("Empty: whatever has no rule of its own."),
    )
    centre = models.ForeignKey(
        Centre,
        models.CASCADE,
        verbose_name=_("centre"),
        null=True,
        blank=True,
        related_name="+",
        help_text=_("For people of the municipalities that it registers. Empty: everywhere."),
    )
    municipality = models.ForeignKey(
        Municipality,
        models.CASCADE,
        verbose_name=_("municipality"),
        null=True,
        blank=True,
        related_name="+",
        help_text=_("Goes before the centre's rule. Empty: everywhere."),
    )
    team = models.ForeignKey(
        Team, models.PROTECT, verbose_name=_("team"), related_name="responsibilities"
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("person"),
        null=True,
        blank=True,
        related_name="+",
        help_text=_("Empty: whoever of the team is first."),
    )
    place = models.CharField(max_length=60, unique=True, editable=False)

    class Meta:
        ordering = ["topic__order", "municipality__name", "centre"]
        verbose_name = _("who answers what")
        verbose_name_plural = _("who answers what")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(centre=None) | Q(municipality=None),
                name="responsible_for_one_place",
                violation_error_message=_("Choose a centre or a municipality, not both."),
            ),
            models.CheckConstraint(
                condition=~Q(topic=None, centre=None, municipality=None),
                name="responsible_for_something",
                violation_error_message=_(
                    "Choose a topic or a place. What has neither goes to the team that gets what "
                    "nobody else has."
                ),
            ),
        ]

    def __str__(self) -> str:
        where = self.municipality or self.centre or gettext("everywhere")
        return f"{self.topic or gettext('Any topic')}, {where}"

    def complaints(self) -> dict[str, str]:
        found = super().complaints()
        others = Responsibility.objects.exclude(pk=self.pk)
        if others.filter(place=self.written_place()).exists():
            words = gettext("There is a rule for this topic and place already. Change that one.")
            found["topic"] = words
        return found

    def written_place(self) -> str:
        """Topic and place in one word, which no two rules share: NULLs are never equal."""
        where = f"m{self.municipality_id}" if self.municipality_id else f"c{self.centre_id or '*'}"
        return f"{self.topic_id or '*'}/{where}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.place = self.written_place()
        super().save(*args, **kwargs)
