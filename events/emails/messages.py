"""The mail that brings what an organiser wrote."""

from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from events.emails.sign_up import organiser_address
from events.messages.words import filled
from events.models import EventMessage, MessageCopy
from outbox.letters import Letter, mail


@mail("events.message")
def message_to_people(pk: int) -> Letter | None:
    """In her language, or with a word that it is in the other. None where she was erased."""
    copies = MessageCopy.objects.select_related(
        "message__event__organiser", "message__event__centre", "session"
    )
    copy = copies.filter(pk=pk).first()
    return letter_of(copy) if copy else None


def letter_of(copy: MessageCopy) -> Letter:
    """What this address gets; also of a copy that is only looked at, and not kept."""
    message, event = copy.message, copy.message.event
    written_in = message.language_for(copy.language)
    with translation.override(written_in):
        values = {"name": copy.name, "event": event.title, "date": _date(copy)}
    reply_to = organiser_address(event)
    context = {
        "event": event,
        "name": copy.name,
        "words": filled(getattr(message, f"subject_{written_in}"), values),
        "text": filled(getattr(message, f"text_{written_in}"), values),
        "written_in": written_in,
        "is_foreign": written_in != copy.language,
        "waits": message.to == EventMessage.To.WAITING,
        "is_test": copy.is_test,
        "can_answer": bool(reply_to),
    }
    return Letter(copy.email, copy.language, "events/message", context, reply_to=reply_to)


def _date(copy: MessageCopy) -> str:
    if copy.session is None:
        return _("the first date")
    starts = timezone.localtime(copy.session.starts)
    return date_format(starts, "WEEKDAY_DATETIME")
