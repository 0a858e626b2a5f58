"""A message is written, looked at, tried on oneself, and sent once.

    write ──► change ──► send_test ──► send
                 └──► throw_away (never sent)

Whatever comes twice finds its work done: each locks the message first.
"""

from dataclasses import dataclass

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import AccessLog, Language, User
from events.emails import message_to_people
from events.messages.receivers import Receiver, receivers_of
from events.models import Event, EventMessage, MessageCopy, Session
from outbox.mail import post, post_many
from vocabulary.refused import Refused


class SentAlready(Refused):
    message = _("This message is sent, so it stays as it is. Write another one.")


class ChangedMeanwhile(Refused):
    message = _("The message was changed meanwhile. Look at it again, and then send it.")


class NobodyGetsIt(Refused):
    message = _("Nobody would get this message now. Choose other dates, or other people.")


@dataclass(frozen=True)
class Draft:
    """To whom, and what; a language is either empty or whole."""

    to: str
    dates: str
    session: Session | None
    subject_en: str = ""
    text_en: str = ""
    subject_da: str = ""
    text_da: str = ""


def write(event: Event, draft: Draft, *, by: User | None, form_token: str = "") -> EventMessage:
    """Keep it, so that it can be looked at. The same form sent twice is one message."""
    try:
        with transaction.atomic():
            return EventMessage.objects.create(
                event=event,
                written_by=by,
                changed_at=timezone.now(),
                form_token=form_token,
                **_fields(draft),
            )
    except IntegrityError:
        made = EventMessage.objects.filter(event=event, form_token=form_token).first()
        if made is None or not form_token:
            raise
        return made


@transaction.atomic
def change(message: EventMessage, draft: Draft, *, by: User | None) -> EventMessage:
    """Raises SentAlready."""
    message = _not_sent(message)
    for name, value in _fields(draft).items():
        setattr(message, name, value)
    message.written_by, message.changed_at = by, timezone.now()
    message.save()
    return message


@transaction.atomic
def send(message: EventMessage, *, by: User | None, seen: str = "") -> EventMessage:
    """To whoever is to have it now, each address once. Raises ChangedMeanwhile, NobodyGetsIt.

    Pressed twice, it is sent once: the second time nothing is done. ``seen``: the text that was
    looked at (``EventMessage.seen``).
    """
    message = EventMessage.objects.locked(message.pk)
    if message.is_sent:
        return message
    if seen and seen != message.seen:
        raise ChangedMeanwhile
    receivers = receivers_of(message)
    if not receivers:
        raise NobodyGetsIt
    copies = MessageCopy.objects.bulk_create(_copy(message, each) for each in receivers)
    post_many(message_to_people, [each.pk for each in copies])
    message.sent_at, message.receivers, message.written_by = timezone.now(), len(copies), by
    message.save(update_fields=["sent_at", "receivers", "written_by"])
    told = f"{message.to}, {message.dates}, {len(copies)}"
    AccessLog.add("event.message_sent", message.event, by=by, reason=told)
    return message


@transaction.atomic
def send_test(message: EventMessage, *, by: User) -> EventMessage:
    """To the one who wrote it, as it looks in each language; of one text once.

    Raises SentAlready.
    """
    message = _not_sent(message)
    for language in Language.values:
        copy, _made = MessageCopy.objects.update_or_create(
            message=message,
            email=by.email,
            language=language,
            is_test=True,
            defaults={"name": by.first_name or str(by), "session": example_date(message)},
        )
        key = f"message-test/{copy.pk}/{message.seen}"
        post(message_to_people, copy.pk, key=key)
    return message


@transaction.atomic
def throw_away(message: EventMessage) -> None:
    """Raises SentAlready: what was sent is kept for those who are asked about it."""
    found = EventMessage.objects.filter(pk=message.pk).first()
    if found is not None:
        _not_sent(found).delete()


def example_date(message: EventMessage) -> Session | None:
    """What {date} may stand for, to look at the message before anybody gets it."""
    if message.session is not None:
        return message.session
    sessions = message.event.sessions.exclude(state=Session.State.CANCELLED)
    coming = sessions.filter(ends__gt=timezone.now()).order_by("starts").first()
    return coming or sessions.order_by("starts").last()


def forget_messages() -> int:
    """Addresses after a month, and the texts when nobody asks for them any more; how many."""
    now = timezone.now()
    copies = MessageCopy.objects.filter(made_at__lt=now - settings.RETENTION["notices"].period)
    since = now - settings.RETENTION["messages"].period
    return copies.delete()[0] + EventMessage.objects.filter(changed_at__lt=since).delete()[0]


def _not_sent(message: EventMessage) -> EventMessage:
    message = EventMessage.objects.locked(message.pk)
    if message.is_sent:
        raise SentAlready
    return message


def _fields(draft: Draft) -> dict[str, object]:
    return dict(vars(draft))


def _copy(message: EventMessage, to: Receiver) -> MessageCopy:
    return MessageCopy(
        message=message,
        email=to.email,
        name=to.name[:240],
        language=to.language,
        session=to.session,
    )
