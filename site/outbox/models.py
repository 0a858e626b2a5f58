"""Mail that is to go out, written in the transaction of what it tells.

A row is a promise: it is there if and only if the fact is there (a rolled-back booking leaves no
row), and it is kept by a job that may die at any line (``outbox.delivery``).
"""

from datetime import timedelta

from django.db import models
from django.utils import timezone

RETRY_AFTER = (1, 5, 15, 60, 240, 720)  # minutes, by attempt; then the message has failed


class MessageQuerySet(models.QuerySet["Message"]):
    def due(self) -> "MessageQuerySet":
        """Neither sent nor given up, and not waiting for another attempt."""
        return self.filter(sent_at=None, failed_at=None, not_before__lte=timezone.now())

    def next_due(self, *, after: int) -> int | None:
        """The oldest due message with a higher number, so that a round passes each one once."""
        return self.due().filter(pk__gt=after).order_by("pk").values_list("pk", flat=True).first()


class Message(models.Model):
    """One mail of one kind about one record; its words are made when it is sent."""

    kind = models.CharField(max_length=80)
    about = models.PositiveBigIntegerField(help_text="Primary key of the record it tells about.")
    key = models.CharField(  # noqa: DJ001 (unique where it is given; NULLs are never equal)
        max_length=160,
        null=True,
        unique=True,
        help_text="Two posts with the same key are one message.",
    )
    queued_at = models.DateTimeField(default=timezone.now)
    not_before = models.DateTimeField(default=timezone.now)
    attempts = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)
    failed_at = models.DateTimeField(null=True)
    error = models.TextField(blank=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["not_before", "id"],
                condition=models.Q(sent_at=None, failed_at=None),
                name="message_due",
            ),
            models.Index(fields=["kind", "about"], name="message_about"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.about}"

    def mark_sent(self) -> None:
        self.sent_at = timezone.now()
        self.error = ""
        self.save(update_fields=["sent_at", "error"])

    def mark_missed(self, error: str) -> None:
        """Try again later, or give up after the last attempt; the error stays for staff."""
        self.attempts += 1
        self.error = error[:2000]
        if self.attempts > len(RETRY_AFTER):
            self.failed_at = timezone.now()
        else:
            wait = RETRY_AFTER[self.attempts - 1]
            self.not_before = timezone.now() + timedelta(minutes=wait)
        self.save(update_fields=["attempts", "error", "failed_at", "not_before"])


class SentMail(models.Model):
    """What the demo's mail backend keeps instead of sending (``outbox.backends``)."""

    sent_at = models.DateTimeField(default=timezone.now)
    sender = models.CharField(max_length=320)
    to = models.CharField(max_length=320)
    subject = models.CharField(max_length=400)
    text = models.TextField()
    html = models.TextField(blank=True)
    message_id = models.CharField(max_length=200, blank=True)
    attachments = models.JSONField(default=list)

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.to}: {self.subject}"

    @property
    def preview(self) -> str:
        """The first words, for the list."""
        return " ".join(self.text.split())[:160]


class PeriodicRun(models.Model):
    """When a periodic job last began, so that one of many workers runs it (``outbox.clock``)."""

    name = models.CharField(max_length=120, unique=True)
    began_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.name
