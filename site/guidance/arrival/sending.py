"""Sending somebody her list: once, to an address that is then forgotten."""

import secrets
from collections.abc import Mapping
from datetime import date, timedelta
from hashlib import sha256

from django.db import transaction
from django.utils import timezone, translation

from guidance.arrival.asked import Asked
from guidance.arrival.checklist import checklist
from guidance.arrival.frames import PUBLIC
from guidance.arrival.pdf import list_pdf
from guidance.models import ListToSend
from outbox.letters import Attachment, Letter, mail
from outbox.mail import post
from outbox.models import Message

UNSENT = timedelta(days=2)  # as long as a mail is tried again


@transaction.atomic
def send(
    asked: Asked, *, email: str, language: str, days: Mapping[str, date | None], token: str
) -> None:
    """Once for a ``token``, however often it is asked for; to another address, or with other days,
    the same form is another mail."""
    sent = (token or secrets.token_hex(12), email.lower(), language, asked.query, *days.items())
    key = f"guidance.list_to_yourself/{sha256(repr(sent).encode()).hexdigest()}"
    if Message.objects.filter(key=key).exists():
        return
    row = ListToSend.objects.create(email=email, language=language, answers=asked.values, **days)
    post(list_to_yourself, row.pk, key=key)


@mail("guidance.list_to_yourself")
def list_to_yourself(pk: int) -> Letter | None:
    """The row goes in the transaction in which the mail goes: if that fails, it is still there."""
    row = ListToSend.objects.filter(pk=pk).first()
    if row is None:
        return None
    asked = Asked.read(row.answers)
    with translation.override(row.language):
        found = checklist(asked, timezone.localdate())
        file = list_pdf(found, row.days)
        link = PUBLIC.address(asked)
    context = {"checklist": found, "days": row.days, "link": link}
    row.delete()
    name = "tjekliste.pdf" if row.language == "da" else "arrival-checklist.pdf"
    part = Attachment(name, file, "application/pdf")
    return Letter(row.email, row.language, "guidance/list_to_yourself", context, (part,))


def forget_unsent() -> int:
    """By the clock: addresses to which nothing could be sent. How many."""
    before = timezone.now() - UNSENT
    number, _by_model = ListToSend.objects.filter(made_at__lt=before).delete()
    return number
