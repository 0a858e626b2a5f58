"""A question, and each step on its way to an answer."""

import secrets
from datetime import date
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from accounts.models import Language, User
from asking.links import HER_LINK, OWNERS_LINK
from asking.models.responsibility import Team
from asking.models.topics import Topic
from guidance.models import Centre, Municipality
from vocabulary.cpr import reject_cpr
from vocabulary.locking import LockingQuerySet

LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Of references: none that is taken for another on the telephone."""

LONGEST = 4000
"""Characters of a question, and of an answer."""


def new_reference() -> str:
    return "Q" + "".join(secrets.choice(LETTERS) for _n in range(6))


class QuestionQuerySet(LockingQuerySet["Question"]):
    def waiting(self) -> "QuestionQuerySet":
        """For an answer of ours, the most urgent first."""
        return self.filter(state=Question.State.OPEN).order_by("due_on", "id")

    def in_hand(self) -> "QuestionQuerySet":
        """Those that wait for us or for the reader: they stay in sight of who has them."""
        return self.filter(state__in=Question.IN_HAND).order_by("due_on", "id")

    def answered(self) -> "QuestionQuerySet":
        return self.filter(state__in=Question.ANSWERED)

    def with_words(self, typed: str) -> "QuestionQuerySet":
        """Each word somewhere: in the text, the name, the address or the reference."""
        found = self
        for word in typed.split():
            somewhere = Q(text__icontains=word) | Q(name__icontains=word) | Q(email__icontains=word)
            found = found.filter(somewhere | Q(reference__icontains=word))
        return found

    def mine(self, user: User) -> "QuestionQuerySet":
        return self.filter(person=user)

    def of_teams(self, user: User) -> "QuestionQuerySet":
        """Nobody in particular has them, and she is one of those who may take them."""
        return self.filter(person=None, team__members=user)

    def overdue(self, on: date) -> "QuestionQuerySet":
        return self.waiting().filter(due_on__lt=on)

    def by_person(self, user: User) -> "QuestionQuerySet":
        """What somebody has asked, signed in or with her address."""
        return self.filter(Q(asker=user) | Q(email__iexact=user.email))


class Question(models.Model):
    """``team`` owns it, always; ``person`` is who of us has taken it, or was chosen."""

    class State(models.TextChoices):
        OPEN = "open", _("Waiting for an answer")
        ASKED_BACK = "asked_back", _("Waiting for the reader")
        ANSWERED = "answered", _("Answered")
        SETTLED = "settled", _("Settled")
        SPAM = "spam", _("Spam")

    IN_HAND = (State.OPEN, State.ASKED_BACK)
    ANSWERED = (State.ANSWERED, State.SETTLED)

    reference = models.CharField(max_length=12, unique=True, default=new_reference)
    form_token = models.CharField(  # noqa: DJ001 (unique where it is given)
        max_length=64, unique=True, null=True
    )
    topic = models.ForeignKey(Topic, models.PROTECT, related_name="questions")
    municipality = models.ForeignKey(
        Municipality, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    centre = models.ForeignKey(
        Centre,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text="That registers people of the municipality, or on whose page it was asked.",
    )
    page = models.ForeignKey(
        Page,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text="Where it was asked: what that page lacks.",
    )
    language = models.CharField(max_length=2, choices=Language)
    text = models.TextField(max_length=LONGEST, blank=True, validators=[reject_cpr])
    name = models.CharField(max_length=120, blank=True)
    email = models.EmailField(blank=True)
    asker = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    team = models.ForeignKey(Team, models.PROTECT, related_name="questions")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    due_on = models.DateField()
    asked_at = models.DateTimeField(default=timezone.now)
    closed_at = models.DateTimeField(null=True, blank=True)
    helped = models.BooleanField(null=True, blank=True, help_text="What she said of the answer.")
    link_version = models.PositiveSmallIntegerField(default=1)
    owners_version = models.PositiveSmallIntegerField(
        default=1, help_text="Raised when another answers: the link of the former one is dead."
    )
    forgotten_at = models.DateTimeField(
        null=True, blank=True, help_text="Since then there is no word and no name in it."
    )

    objects = QuestionQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at", "-id"]
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        permissions: ClassVar = [("answer_question", "Can answer questions")]
        indexes: ClassVar = [models.Index(fields=["state", "due_on"], name="question_waits")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(forgotten_at__isnull=False) | (~Q(text="") & ~Q(email="")),
                name="question_can_be_answered",
            ),
            models.CheckConstraint(
                condition=Q(forgotten_at=None) | Q(text="", name="", email="", asker=None),
                name="question_is_forgotten_whole",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def her_link(self) -> str:
        """The reader's own page, in the language that is spoken now."""
        return reverse("asking:hers", args=[HER_LINK.token(self.pk, self.link_version)])

    @property
    def owners_link(self) -> str:
        """For an owner who has no account here, or does not come into the admin."""
        return reverse("asking:owners", args=[OWNERS_LINK.token(self.pk, self.owners_version)])

    @property
    def language_name(self) -> str:
        """As the owner calls it, not as it calls itself."""
        return gettext("Danish") if self.language == Language.DANISH else gettext("English")

    @property
    def is_waiting(self) -> bool:
        return self.state == self.State.OPEN

    @property
    def is_in_hand(self) -> bool:
        """It waits for us or for the reader."""
        return self.state in self.IN_HAND

    @property
    def is_answered(self) -> bool:
        return self.state in self.ANSWERED

    def is_overdue(self, on: date) -> bool:
        return self.is_waiting and self.due_on < on

    @property
    def owner_name(self) -> str:
        return str(self.person or self.team)

    def change_owner(self, team: Team, person: User | None) -> None:
        """The links in the former owner's mails are dead from now on."""
        self.team, self.person = team, person
        self.owners_version += 1
        self.save(update_fields=["team", "person", "owners_version"])


class QuestionStep(models.Model):
    """One line of the history; lines are only ever added. ``words`` are for whom the kind says."""

    class Kind(models.TextChoices):
        ASKED = "asked", _("Asked")
        GIVEN = "given", _("Came to")
        TAKEN = "taken", _("Taken")
        HANDED_ON = "handed_on", _("Handed on")
        ANSWERED = "answered", _("Answered")
        ASKED_BACK = "asked_back", _("Asked back")
        ASKED_AGAIN = "asked_again", _("Asked again")
        SETTLED = "settled", _("That settled it")
        NOT_SETTLED = "not_settled", _("That did not settle it")
        SPAM = "spam", _("Taken for spam")
        NO_SPAM = "no_spam", _("No spam after all")

    SHE_READS = (Kind.ANSWERED, Kind.ASKED_BACK, Kind.ASKED_AGAIN, Kind.NOT_SETTLED, Kind.SETTLED)
    HERS = (Kind.ASKED, Kind.ASKED_AGAIN, Kind.SETTLED, Kind.NOT_SETTLED)

    question = models.ForeignKey(Question, models.CASCADE, related_name="steps")
    kind = models.CharField(max_length=12, choices=Kind)
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    team = models.ForeignKey(
        Team,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text="Who had it then: for whoever acted by the link in a mail.",
    )
    to_team = models.ForeignKey(Team, models.SET_NULL, null=True, blank=True, related_name="+")
    to_person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    words = models.TextField(max_length=LONGEST, blank=True, validators=[reject_cpr])

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.question} {self.kind}"

    @property
    def is_hers(self) -> bool:
        return self.kind in self.HERS

    @property
    def who(self) -> str:
        """One of us, or the team that acted by its link; empty for the clock, and for her."""
        return "" if self.is_hers else str(self.by or self.team or "")

    @property
    def whom(self) -> str:
        return str(self.to_person or self.to_team or "")
