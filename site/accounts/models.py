"""People who sign in, what was done to whose record, and what they agreed to."""

from datetime import datetime
from typing import Any, ClassVar

from django.contrib.auth.base_user import BaseUserManager
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _


class Language(models.TextChoices):
    ENGLISH = "en", "English"
    DANISH = "da", "Dansk"


class UserManager(BaseUserManager["User"]):
    """People are known by their e-mail address; letter case does not matter."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        user = self.model(email=email, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username)


class User(AbstractUser):
    username = None  # type: ignore[assignment]
    email = models.EmailField(_("e-mail address"), unique=True)
    language = models.CharField(
        _("language"), max_length=2, choices=Language, default=Language.ENGLISH
    )

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects = UserManager()  # type: ignore[assignment,misc]

    class Meta:
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="user_email_any_case",
                violation_error_message=_("There is an account with this e-mail address already."),
            )
        ]

    def __str__(self) -> str:
        return self.get_full_name() or self.email

    def save(self, *args: Any, **kwargs: Any) -> None:
        """One spelling of an address: allauth compares it as it stands."""
        self.email = self.email.strip().lower()
        super().save(*args, **kwargs)


class AccessLogQuerySet(models.QuerySet["AccessLog"]):
    def about(self, user: User) -> "AccessLogQuerySet":
        """What the person herself may read."""
        return self.filter(about=user)

    def of_record(self, record: models.Model) -> "AccessLogQuerySet":
        return self.filter(record=record_name(record))

    def forget_before(self, limit: datetime) -> int:
        """Delete the lines of before then: nobody need answer for them any more. How many."""
        return models.QuerySet.delete(self.filter(at__lt=limit))[0]

    def forget_words(self, *, field: str = "reason") -> int:
        """Empty what these lines say in words; who did what and when stays."""
        return models.QuerySet.update(self, **{field: ""})

    def update(self, **kwargs: Any) -> int:
        raise TypeError("The access log is only ever added to.")

    def delete(self) -> tuple[int, dict[str, int]]:
        raise TypeError("The access log is only ever added to.")


def record_name(record: models.Model) -> str:
    """``events.booking/12``: how the log names a record, also after it is gone."""
    return f"{record._meta.label_lower}/{record.pk}"


class AccessLog(models.Model):
    """One line for each view or change of a person's record; lines are only ever added."""

    at = models.DateTimeField(auto_now_add=True)
    actor = models.ForeignKey(
        User, models.SET_NULL, null=True, related_name="+", help_text="None: by a personal link."
    )
    on_behalf_of = models.CharField(max_length=200, blank=True)
    about = models.ForeignKey(User, models.SET_NULL, null=True, related_name="access_log")
    record = models.CharField(max_length=100)
    action = models.CharField(max_length=60)
    reason = models.CharField(max_length=400, blank=True)

    objects = AccessLogQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        indexes = [models.Index(fields=["record", "-id"], name="access_log_record")]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.action} {self.record}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError("The access log is only ever added to.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise TypeError("The access log is only ever added to.")

    @classmethod
    def add(
        cls,
        action: str,
        record: models.Model,
        *,
        by: User | None = None,
        about: User | None = None,
        on_behalf_of: str = "",
        reason: str = "",
    ) -> "AccessLog":
        """Write a line, in the transaction of the change it tells of."""
        return cls.objects.create(
            action=action,
            record=record_name(record),
            actor=by,
            about=about,
            on_behalf_of=on_behalf_of[:200],
            reason=reason[:400],
        )


class Consent(models.Model):
    """A person's yes to one purpose in one wording, and when it was taken back."""

    user = models.ForeignKey(User, models.CASCADE, related_name="consents")
    purpose = models.CharField(max_length=60)
    wording_version = models.CharField(max_length=20)
    given_at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "purpose"],
                condition=models.Q(withdrawn_at=None),
                name="consent_once_per_purpose",
            )
        ]

    def __str__(self) -> str:
        return f"{self.purpose} {self.wording_version}"
