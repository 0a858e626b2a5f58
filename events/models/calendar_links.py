"""Somebody's own calendar, under an address of its own."""

from django.db import models

from accounts.models import User


class CalendarLink(models.Model):
    """Calendar programs have no password: the address is the key, and can be changed."""

    user = models.OneToOneField(User, models.CASCADE, related_name="calendar_link")
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return str(self.user)
