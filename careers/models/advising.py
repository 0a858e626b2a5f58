"""What advisers do for people who look for work, and what came of it."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from careers.models.profiles import CandidateProfile
from vocabulary.cpr import reject_cpr
from vocabulary.locking import LockingQuerySet

FOLLOW_UP_DAYS = 183  # half a year


class AdviserNote(models.Model):
    """Among advisers. The person can have it in what she downloads: write it so."""

    profile = models.ForeignKey(CandidateProfile, models.CASCADE, related_name="notes")
    author = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    text = models.TextField(_("note"), max_length=4000, validators=[reject_cpr])
    written_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-written_at", "-id"]
        verbose_name = _("note")

    def __str__(self) -> str:
        return f"{self.profile}, {self.written_at:%Y-%m-%d}"


class Ladder(models.TextChoices):
    """The Danish ladder into work, lowest rung first, and what leads onto it."""

    INTERVIEW = "interview", _("Job interview")
    PLACEMENT = "placement", _("Work placement (virksomhedspraktik)")
    SUBSIDY = "subsidy", _("Job with wage subsidy (løntilskud)")
    MENTOR = "mentor", _("Mentor")
    EDUCATION = "education", _("Education")
    OWN_BUSINESS = "own_business", _("Own business")
    JOB = "job", _("Ordinary job")


class Step(models.TextChoices):
    """Below the ladder; as rows they are kept only of people whose profiles are gone."""

    CONTACT = "contact", _("Contact")
    PROFILE = "profile", _("Profile")
    REQUEST = "request", _("Request")


class Offer(models.Model):
    """What an adviser proposed to her, and what she said."""

    class State(models.TextChoices):
        MADE = "made", _("Offered")
        ACCEPTED = "accepted", _("Accepted")
        DECLINED = "declined", _("Declined")

    KINDS = (Ladder.PLACEMENT, Ladder.SUBSIDY, Ladder.MENTOR)

    profile = models.ForeignKey(CandidateProfile, models.CASCADE, related_name="offers")
    kind = models.CharField(max_length=12, choices=[(kind.value, kind.label) for kind in KINDS])
    where = models.CharField(_("where"), max_length=120, blank=True)
    text = models.CharField(_("in words"), max_length=600, blank=True, validators=[reject_cpr])
    state = models.CharField(max_length=10, choices=State, default=State.MADE)
    made_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    answered_at = models.DateTimeField(null=True, blank=True)

    objects = LockingQuerySet["Offer"].as_manager()

    class Meta:
        ordering = ["-made_at", "-id"]

    def __str__(self) -> str:
        return f"{self.profile}: {self.get_kind_display()}"


class Outcome(models.Model):
    """A rung she reached, and when. Without ``profile`` it is statistics: the day is then the first
    of its quarter and the occupation a major group, so that it is nobody's any more. ``was_first``
    and ``again`` then tell what can no longer be counted."""

    profile = models.ForeignKey(
        CandidateProfile, models.SET_NULL, null=True, blank=True, related_name="outcomes"
    )
    kind = models.CharField(max_length=12, choices=[*Ladder.choices, *Step.choices])
    happened_on = models.DateField(_("on"))
    occupation = models.CharField(max_length=2, blank=True, help_text="ISCO-08, two digits.")
    recorded_by = models.ForeignKey(
        User, models.SET_NULL, null=True, blank=True, related_name="+", help_text="None: herself."
    )
    recorded_at = models.DateTimeField(default=timezone.now)
    was_first = models.BooleanField(
        default=False, help_text="Without a profile: the first rung of the ladder she reached."
    )
    again = models.BooleanField(
        default=False, help_text="Without a profile: not the first time she reached this one."
    )

    class Meta:
        ordering = ["-happened_on", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["profile", "kind", "happened_on"],
                condition=Q(profile__isnull=False),
                name="outcome_once_a_day",
            )
        ]
        indexes = [models.Index(fields=["happened_on", "kind"], name="outcome_by_day")]

    def __str__(self) -> str:
        return f"{self.happened_on}: {self.get_kind_display()}"


class FollowUpQuerySet(models.QuerySet["FollowUp"]):
    def due(self) -> "FollowUpQuerySet":
        """To be asked by now, and of somebody who is still here."""
        today = timezone.localdate()
        return self.filter(done_at=None, due_on__lte=today, outcome__profile__isnull=False)

    def for_adviser(self, user_id: int) -> "FollowUpQuerySet":
        """Of her caseload, and of candidates whom nobody looks after."""
        hers = Q(outcome__profile__adviser=user_id)
        return self.filter(hers | Q(outcome__profile__adviser=None))


class FollowUp(models.Model):
    """To ask, half a year after, how it goes."""

    outcome = models.OneToOneField(Outcome, models.CASCADE, related_name="follow_up")
    due_on = models.DateField()
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")
    still = models.BooleanField(_("still there"), null=True, blank=True)

    objects = FollowUpQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "id"]

    def __str__(self) -> str:
        return f"{self.outcome} → {self.due_on}"

    @property
    def is_due(self) -> bool:
        return self.done_at is None and self.due_on <= timezone.localdate()
