"""Before the last day, whoever has begun and not sent is told of it, once."""

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import AccessLog, User
from mentoring.applying.inviting import RemindedAlready
from mentoring.applying.opening import check_may_change
from mentoring.emails import applying as emails
from mentoring.models import MentorApplication, Programme, StudentApplication
from mentoring.models.applications import State
from outbox.mail import post, post_many
from outbox.models import Message
from vocabulary.refused import Refused

BEFORE = timedelta(days=3)
UNFINISHED = (State.DRAFT, State.ASKED)


class SentAlready(Refused):
    message = _("This mentor has sent the application. There is nothing to remind of.")


def remind_all(today: date) -> None:
    """Of programmes that close within three days. Safe to run again: each has one key."""
    closing = Programme.objects.filter(
        state=Programme.State.OPEN, apply_until__range=(today, today + BEFORE)
    )
    for model in (StudentApplication, MentorApplication):
        rows = model._default_manager.filter(programme__in=closing, state__in=UNFINISHED)
        pks = list(rows.values_list("pk", flat=True))
        keys = [f"mentoring.{model.side}_reminder/{pk}" for pk in pks]
        post_many(emails.REMINDER[model.side], pks, keys=keys)


@transaction.atomic
def remind_mentor(mentor: MentorApplication, *, by: User) -> None:
    """By the partner's coordinator, once a day. Raises SentAlready, RemindedAlready, TooLate."""
    if mentor.state not in UNFINISHED:
        raise SentAlready
    check_may_change(mentor)
    key = f"mentoring.mentor_reminder/{mentor.pk}/{timezone.localdate()}"
    if Message.objects.filter(key=key).exists():
        raise RemindedAlready
    AccessLog.add("mentoring.reminded", mentor, by=by, about=mentor.user)
    post(emails.REMINDER[mentor.side], mentor.pk, key=key)
