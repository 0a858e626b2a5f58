"""Sending what was promised, each message once.

A message is locked, sent and marked in one transaction of its own. Where the mail backend keeps
its mail in the same database (the demo) that is exactly once, wherever the worker dies. Over SMTP
a worker that dies between the server's "250 OK" and the commit sends that one message again, with
the same Message-ID, which receiving systems know to be the same mail; marking first would lose it
instead, and a lost invitation is the worse of the two.
"""

import logging
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction

from outbox.letters import KINDS
from outbox.models import Message

logger = logging.getLogger(__name__)


def deliver_all_due() -> int:
    """Send every due message, oldest first, over one connection; the number handed over."""
    sent = last = 0
    connection = get_connection()
    try:
        while (pk := Message.objects.next_due(after=last)) is not None:
            last = pk
            sent += deliver(pk, connection)
    finally:
        _hang_up(connection)
    return sent


def deliver(pk: int, connection: BaseEmailBackend) -> bool:
    """Send one message unless another worker has it or has sent it."""
    with transaction.atomic():
        message = Message.objects.due().select_for_update(skip_locked=True).filter(pk=pk).first()
        return message is not None and _try(message, connection)


def _try(message: Message, connection: BaseEmailBackend) -> bool:
    """Whether it was sent; when not, the attempt is noted while the row is still ours."""
    try:
        with transaction.atomic():
            return _send(message, connection)
    except Exception as error:
        logger.exception("Message %s (%s) was not sent", message.pk, message.kind)
        _hang_up(connection)
        message.mark_missed(f"{type(error).__name__}: {error}")
        return False


def _send(message: Message, connection: BaseEmailBackend) -> bool:
    letter = KINDS[message.kind](message.about)
    if letter is not None and letter.to:  # nobody is left to write to, once a person is erased
        mail: EmailMultiAlternatives = letter.render()
        mail.extra_headers["Message-ID"] = message_id(message)
        connection.open()
        connection.send_messages([mail])
    message.mark_sent()
    return letter is not None and bool(letter.to)


def message_id(message: Message) -> str:
    """The same at every attempt, and never that of another message."""
    host = urlsplit(settings.WAGTAILADMIN_BASE_URL).hostname
    return f"<{message.kind}.{message.pk}.{int(message.queued_at.timestamp())}@{host}>"


def _hang_up(connection: BaseEmailBackend) -> None:
    """The next message opens a new connection; one that broke may not close cleanly either."""
    try:
        connection.close()
    except OSError:
        logger.info("The mail server was gone already")
