"""Writing a mail: one function per mail, words in three templates.

    @mail("companies.invitation")
    def invitation(pk: int) -> Letter | None:
        hire = NewHire.objects.get(pk=pk)
        return Letter(hire.email, hire.language, "companies/invitation", {"hire": hire})

It is posted by ``outbox.mail``. Put records into the context rather than strings made from them:
the templates are rendered in the receiver's language, so that ``{{ base_url }}{{ hire.link }}``
and ``{{ session.event.title }}`` come out in it, while a string was made in the worker's.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template import Context, Template, engines
from django.template.loader import render_to_string
from django.utils import translation


@dataclass(frozen=True)
class Attachment:
    filename: str
    content: bytes
    mimetype: str


@dataclass(frozen=True)
class Letter:
    """One mail in the receiver's language.

    ``template`` names three files: ``templates/emails/<template>.{subject.txt,txt,html}``.
    ``sender``: where it is not the site's own address.
    """

    to: str
    language: str
    template: str
    context: Mapping[str, Any]
    attachments: tuple[Attachment, ...] = ()
    reply_to: str = ""
    sender: str = ""

    def render(self) -> EmailMultiAlternatives:
        with translation.override(self.language):
            context = standing_facts() | {"language": self.language} | dict(self.context)
            context["subject"] = one_line(plain(f"emails/{self.template}.subject.txt", context))
            text = plain(f"emails/{self.template}.txt", context)
            html = render_to_string(f"emails/{self.template}.html", context)
        mail = EmailMultiAlternatives(
            subject=context["subject"],
            body=text,
            from_email=self.sender or None,
            to=[self.to],
            reply_to=[self.reply_to] if self.reply_to else None,
        )
        mail.attach_alternative(html, "text/html")
        for part in self.attachments:
            mail.attach(part.filename, part.content, part.mimetype)
        return mail


def standing_facts() -> dict[str, Any]:
    """What every mail's templates are given."""
    return {"site_name": settings.WAGTAIL_SITE_NAME, "base_url": absolute("").rstrip("/")}


def plain(template: str, context: Mapping[str, Any]) -> str:
    """Render a text template: O'Brien is not O&#x27;Brien outside HTML."""
    django: Any = engines["django"]
    source: Template = django.engine.get_template(template)
    return source.render(Context(dict(context), autoescape=False)).strip() + "\n"


def one_line(text: str) -> str:
    """For a subject: a line break in a header would end it."""
    return " ".join(text.split())


def absolute(path: str) -> str:
    """The full address of a path of this site, for use in mails."""
    return str(settings.WAGTAILADMIN_BASE_URL).rstrip("/") + path


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
