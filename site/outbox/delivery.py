"""Sending what was promised, each message once.

A message is locked, sent and marked in one transaction of its own. Where the mail backend keeps
its mail in the same database (the demo) that is exactly once, wherever the worker dies. Over SMTP
a worker that dies between the server's "250 OK" and the commit sends that one message again, with
the same Message-ID, which receiving systems know to be the same mail; marking first would lose it
instead, and a lost invitation is the worse of the two.
"""

import logging

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import transaction

from outbox.letters import KINDS
from outbox.models import Message

logger = logging.getLogger(__name__)


def deliver_all_due() -> int:
    """Send every due message, oldest first; the number handed over."""
    sent = 0
    last = 0
    while (pk := _next_due(after=last)) is not None:
        last = pk
        sent += deliver(pk)
    return sent


def _next_due(*, after: int) -> int | None:
    due = Message.objects.due().filter(pk__gt=after).order_by("pk")
    return due.values_list("pk", flat=True).first()


def deliver(pk: int) -> bool:
    """Send one message unless another worker has it or has sent it."""
    try:
        with transaction.atomic():
            message = Message.objects.due().select_for_update(skip_locked=True).filter(pk=pk).first()
            if message is None:
                return False
            letter = KINDS[message.kind](message.about)
            if letter is not None:
                _hand_over(letter.render(), message)
            message.mark_sent()
            return letter is not None
    except Exception as error:
        logger.exception("Message %s was not sent", pk)
        Message.objects.get(pk=pk).mark_missed(f"{type(error).__name__}: {error}")
        return False


def _hand_over(mail: EmailMultiAlternatives, message: Message) -> None:
    domain = settings.WAGTAILADMIN_BASE_URL.split("//")[-1].split("/")[0].split(":")[0]
    mail.extra_headers["Message-ID"] = f"<ankomst-{message.pk}-{message.queued_at:%s}@{domain}>"
    mail.send()
