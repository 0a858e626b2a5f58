"""The demo's mail backend: nothing leaves the machine, everything can be read at /demo/mail/."""

import base64
from collections.abc import Sequence

from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend

from outbox.models import SentMail


class KeepInDatabase(BaseEmailBackend):
    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        rows = [
            _kept(message, receiver)
            for message in email_messages
            for receiver in message.recipients()
        ]
        SentMail.objects.bulk_create(rows)
        return len(email_messages)


def _kept(message: EmailMessage, receiver: str) -> SentMail:
    html = ""
    if isinstance(message, EmailMultiAlternatives):
        html = next((str(c) for c, kind in message.alternatives if kind == "text/html"), "")
    return SentMail(
        sender=message.from_email,
        to=receiver,
        subject=message.subject[:400],
        text=str(message.body),
        html=html,
        message_id=message.extra_headers.get("Message-ID", ""),
        attachments=[_attachment(part) for part in message.attachments],
    )


def _attachment(part: tuple[str, bytes | str, str]) -> dict[str, str]:
    name, content, mimetype = part
    data = content.encode() if isinstance(content, str) else content
    return {"name": name, "type": mimetype, "content": base64.b64encode(data).decode()}
