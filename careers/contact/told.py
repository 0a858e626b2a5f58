"""What a company may know of its request, whatever she has done.

Until the request has run out a no, a block, a hidden profile and no answer are the same "waiting";
after that they are the same "no contact". Only a yes is told when it is given, and by what is shown
that it is over.
"""

from datetime import datetime, timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from careers.models import ContactRequest

AGAIN_AFTER = timedelta(days=90)  # counted from the day a request ran out, or would have


class Told(models.TextChoices):
    WAITING = "waiting", _("Waiting for an answer")
    YES = "yes", _("Yes")
    OVER = "over", _("Yes, and no longer shown")
    CLOSED = "closed", _("No contact came of it")
    TAKEN_BACK = "taken_back", _("Taken back by you")


def told(request: ContactRequest) -> Told:
    """``select_related("reveal")`` where there are many."""
    if request.state == ContactRequest.State.YES:
        return Told.YES if request.reveal.is_in_force else Told.OVER
    if request.taken_back_at is not None:
        return Told.TAKEN_BACK
    return Told.WAITING if timezone.now() < request.expires_at else Told.CLOSED


def again_from(request: ContactRequest) -> datetime:
    """When the same company may ask the same person once more.

    The same for every answer; but what she has let run to its end was no trouble to her, and the
    company knew that day, so that it may ask on it.
    """
    if request.state == ContactRequest.State.YES and request.reveal.taken_back_at is None:
        return request.reveal.until
    return request.expires_at + AGAIN_AFTER
