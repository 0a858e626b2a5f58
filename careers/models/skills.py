"""What people can do, from one list that advisers keep."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from vocabulary.locking import LockingQuerySet
from vocabulary.translated import Translated


class SkillQuerySet(LockingQuerySet["Skill"]):
    def listed(self) -> "SkillQuerySet":
        """Those that may be chosen and published."""
        return self.filter(state=Skill.State.LISTED)

    def to_review(self) -> "SkillQuerySet":
        return self.filter(state=Skill.State.SUGGESTED)


class Skill(models.Model):
    """A skill in both languages. Suggested by somebody, it is hers alone until it is listed: a
    word that only one person uses could tell who she is."""

    class State(models.TextChoices):
        SUGGESTED = "suggested", _("Suggested")
        LISTED = "listed", _("On the list")
        DECLINED = "declined", _("Not taken up")
        MERGED = "merged", _("Another word for one on the list")

    name_en = models.CharField(_("name in English"), max_length=60, unique=True)
    name_da = models.CharField(_("name in Danish"), max_length=60, blank=True)
    name = Translated("name")
    state = models.CharField(max_length=10, choices=State, default=State.LISTED)
    merged_into = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="other_words"
    )
    suggested_by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")

    objects = SkillQuerySet.as_manager()

    class Meta:
        ordering = ["name_en"]
        verbose_name = _("skill")
        verbose_name_plural = _("skills")

    def __str__(self) -> str:
        return str(self.name)
