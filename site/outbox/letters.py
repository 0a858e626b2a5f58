"""Writing a mail: one function per mail, words in three templates.

    @mail("companies.invitation")
    def invitation(pk: int) -> Letter | None: ...

It is posted by ``outbox.mail``.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import translation

LINE_BREAKS = str.maketrans({"\r": " ", "\n": " "})


@dataclass(frozen=True)
class Attachment:
    filename: str
    content: bytes
    mimetype: str


@dataclass(frozen=True)
class Letter:
    """One mail in the receiver's language.

    ``template`` names three files: ``templates/emails/<template>.{subject.txt,txt,html}``.
    """

    to: str
    language: str
    template: str
    context: Mapping[str, Any]
    attachments: tuple[Attachment, ...] = field(default=())
    reply_to: str = ""

    def render(self) -> EmailMultiAlternatives:
        base = {
            "language": self.language,
            "site_name": settings.WAGTAIL_SITE_NAME,
            "base_url": settings.WAGTAILADMIN_BASE_URL,
        }
        context = {**base, **self.context}
        with translation.override(self.language):
            subject, text, html = (
                render_to_string(f"emails/{self.template}.{part}", context)
                for part in ("subject.txt", "txt", "html")
            )
        mail = EmailMultiAlternatives(
            subject=subject.strip().translate(LINE_BREAKS),
            body=text.strip() + "\n",
            to=[self.to],
            reply_to=[self.reply_to] if self.reply_to else None,
        )
        mail.attach_alternative(html, "text/html")
        for part in self.attachments:
            mail.attach(part.filename, part.content, part.mimetype)
        return mail


Renderer = Callable[[int], Letter | None]
KINDS: dict[str, Renderer] = {}


def mail(kind: str) -> Callable[[Renderer], Renderer]:
    """Register the function that writes this kind of mail.

    It takes the primary key of what the mail is about and answers a Letter, or None where there
    is nothing left to tell (the booking was cancelled meanwhile): then nothing is sent.
    """

    def register(write: Renderer) -> Renderer:
        if KINDS.setdefault(kind, write) is not write:
            raise ValueError(f"Two mails are called {kind}")
        write.kind = kind  # type: ignore[attr-defined]
        return write

    return register


def absolute(path: str) -> str:
    """The full address of a path of this site, for use in mails."""
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/") + path
