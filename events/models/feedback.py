"""How it was, from those who were there."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from events.models.bookings import Attendee
from events.models.sessions import Session


class Feedback(models.Model):
    """An answer to "how was it"; who gave it is not shown to staff."""

    session = models.ForeignKey(Session, models.CASCADE, related_name="feedback")
    attendee = models.OneToOneField(
        Attendee, models.SET_NULL, null=True, blank=True, related_name="feedback"
    )
    stars = models.PositiveSmallIntegerField(
        validators=[MinValueValidator(1), MaxValueValidator(5)]
    )
    settled = models.BooleanField(
        null=True, blank=True, help_text="Whether her questions were answered; None: not told."
    )
    text = models.TextField(max_length=1000, blank=True)
    given_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(stars__gte=1) & Q(stars__lte=5), name="feedback_one_to_five_stars"
            )
        ]

    def __str__(self) -> str:
        return f"{self.session}: {self.stars}/5"
