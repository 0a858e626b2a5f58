"""News about dates, written down until a mail has told it."""

from django.db import models

from events.models.event import Event


class ChangeNotice(models.Model):
    """What became of some dates of an event, for one person: one mail, however many dates.

    Her seats and places in line are looked up when the mail is written. Deleted after a month.
    """

    event = models.ForeignKey(Event, models.CASCADE, related_name="+")
    email = models.EmailField()
    dates = models.JSONField(
        help_text="How each was, by session id: starts, ends and location; null for a new one."
    )
    made_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.event}: {len(self.dates)}"
